package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EarlyFlushTest {
  /** A system reports that it could not write to the disk to one flush, and lets the next succeed. */
  @Test
  @Timeout(10)
  void aFlushThatFailedOnTheWayFailsTheEndThoughTheLastOneSucceeds() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    EarlyFlush.Forcing failingFirst =
        metaData -> {
          if (failed.getCount() > 0) {
            failed.countDown();
            throw new IOException("no disk");
          }
        };
    try (EarlyFlush flush = new EarlyFlush(failingFirst)) {
      failed.await();
      assertThatThrownBy(flush::finish).isInstanceOf(IOException.class).hasRootCauseMessage("no disk");
    }
  }
}
