package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.FullDisk;
import dev.kallos.internal.file.NativeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;

/** Tells what went wrong in one sentence, and which exit code that is. */
record Failures(Session session, CommandLine root) {

  int tell(Throwable failure) {
    Throwable cause = unwrapped(failure);
    boolean verbose = root.<Kallos>getCommand().verbose();
    if (session.interruption().getAsBoolean()) {
      if (verbose) {
        cause.printStackTrace(session.err());
      }
      return ExitCode.INTERRUPTED;
    }
    session.err().println(OneLine.of(sentence(cause, verbose)));
    if (verbose) {
      cause.printStackTrace(session.err());
    }
    boolean unusable =
        cause instanceof UnusableInputException
            || cause instanceof InvalidPathException
            || cause instanceof AccessDeniedException;
    return unusable ? ExitCode.UNUSABLE : ExitCode.FAILED;
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof UncheckedIOException
            || cause instanceof ExecutionException
            || cause instanceof CompletionException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private String sentence(Throwable failure, boolean verbose) {
    if (failure instanceof UnusableInputException) {
      return failure.getMessage();
    }
    if (failure instanceof InvalidPathException path) {
      return "No file here can be named '%s' (%s); rename it, or set LC_ALL to a locale with UTF-8, for instance C.UTF-8."
          .formatted(path.getInput(), path.getReason());
    }
    if (failure instanceof OutOfMemoryError) {
      return "There is not enough memory; lower --batch or --size, or give Java more with KALLOS_JAVA_OPTS=-Xmx4g.";
    }
    if (failure instanceof LinkageError) {
      return "A native library cannot be loaded on this system (%s, %s; there are some for Linux and Windows with x86_64, and"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
          + " macOS): "
          + firstLine(failure).replaceFirst("\\.$", "")
          + "; if the disk that they are unpacked to forbids running programs (noexec), name a folder on another: "
          + NativeFolder.OPTION
          + ".";
    }
    if (failure instanceof IOException io) {
      return sentence(io);
    }
    return "Kallos failed: %s%s"
        .formatted(
            ended(failure.getMessage() == null ? name(failure) : firstLine(failure) + " (" + name(failure) + ")"),
            verbose ? "" : " Run the same command with --verbose for the details.");
  }

  private String sentence(IOException failure) {
    String message = firstLine(failure);
    String folded = message.toLowerCase(Locale.ROOT);
    Optional<String> full = FullDisk.words(failure);
    if (full.isPresent()) {
      return "The disk is full: %s; make room and %s"
          .formatted(failure instanceof FileSystemException ? message : full.get(), again());
    }
    if (folded.contains("file too large")) {
      return "A file would be larger than this system or its limit (ulimit -f) allows; raise it and "
          + again();
    }
    if (failure instanceof NoSuchFileException) {
      return "There is no file " + ended(message);
    }
    if (failure instanceof AccessDeniedException) {
      return "Access denied: " + message + "; check who may read and write it.";
    }
    if (failure instanceof FileSystemException) {
      return "A file cannot be used: " + ended(message);
    }
    return "Reading or writing failed: " + ended(message);
  }

  private String again() {
    return session.interruption().goingOn().map(command -> "go on with: " + command).orElse("run the same command again.");
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? name(failure) : message.lines().findFirst().orElseThrow();
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
