package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelStreamsTest {
  /** A process whose parallel stream says how many threads took part. */
  static final class Counting {
    public static void main(String[] words) {
      ParallelStreams.bound(Integer.parseInt(words[0]));
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      IntStream.range(0, 64)
          .parallel()
          .forEach(
              i -> {
                threads.add(Thread.currentThread());
                try {
                  Thread.sleep(2);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      System.out.print(threads.size());
    }
  }

  private static String threads(int cores) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:ActiveProcessorCount=4",
                "-cp",
                System.getProperty("java.class.path"),
                Counting.class.getName(),
                Integer.toString(cores))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }

  @Test
  void aParallelStreamUsesAsManyThreadsAsItWasGiven() throws Exception {
    assertThat(threads(1)).isEqualTo("1");
    assertThat(threads(3)).isEqualTo("3");
  }
}
