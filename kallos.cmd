@echo off
rem Runs Kallos, building it first where it has not been built. KALLOS_JAVA_OPTS adds options for Java.
rem After a change of the sources run: mvnw -pl kallos-cli -am -Dmaven.test.skip=true package
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%kallos-cli\target\kallos.jar"
set "BUILT=%ROOT%kallos-cli\target\built-by-cmd"
if not defined OPENCV_LOG_LEVEL set "OPENCV_LOG_LEVEL=OFF"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1 || (
  echo kallos: Java is missing; install a JDK 17 or newer, or let JAVA_HOME name one. 1>&2
  exit /b 1
)
if not exist "%BUILT%" (
  echo Building Kallos: the first time takes some minutes and downloads its libraries ... 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -q -B -pl kallos-cli -am -Dmaven.test.skip=true package 1>&2 || (
    popd
    echo kallos: the build failed; the lines above say why. 1>&2
    exit /b 1
  )
  popd
  type nul > "%BUILT%"
)
"%JAVA%" -Xms48m -Xmx2g -Xmn32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000 -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 %KALLOS_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
