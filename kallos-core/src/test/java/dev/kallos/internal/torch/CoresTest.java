package dev.kallos.internal.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoresTest {
  @ParameterizedTest
  @CsvSource({"1,0", "1,5", "2,1", "3,7", "3,2"})
  void everyItemIsTakenOnce(int threads, int items) {
    Engine.start(threads);
    try (Cores cores = Cores.start()) {
      AtomicIntegerArray taken = new AtomicIntegerArray(items);
      cores.share(
          items,
          (core, from, to) -> {
            assertThat(from).isLessThan(to);
            for (int i = from; i < to; i++) {
              taken.incrementAndGet(i);
            }
          });

      for (int i = 0; i < items; i++) {
        assertThat(taken.get(i)).isOne();
      }
    }
  }

  @Test
  void inTurnAFreeCoreTakesTheNextItemWhileAnotherIsStillAtWork() {
    Engine.start(2);
    try (Cores cores = Cores.start()) {
      AtomicIntegerArray taken = new AtomicIntegerArray(9);
      CountDownLatch others = new CountDownLatch(8);
      cores.inTurn(
          9,
          item -> {
            taken.incrementAndGet(item);
            if (item == 0) {
              await(others);
            } else {
              others.countDown();
            }
          });

      for (int i = 0; i < 9; i++) {
        assertThat(taken.get(i)).isOne();
      }
    }
  }

  @Test
  void afterAFailureTheOtherCoreBeginsNoFurtherItem() {
    Engine.start(2);
    try (Cores cores = Cores.start()) {
      CountDownLatch failing = new CountDownLatch(1);
      AtomicInteger begun = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  cores.inTurn(
                      2000,
                      item -> {
                        begun.incrementAndGet();
                        if (item == 0) {
                          failing.countDown();
                          throw new IllegalStateException("no");
                        }
                        await(failing);
                        pause();
                      }))
          .hasMessage("no");
      assertThat(begun.get()).isLessThan(2000);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anOperationUsesOneCoreThereAndAllElsewhere() {
    Engine.start(3);
    try (Cores cores = Cores.start()) {
      Set<Integer> there = Collections.synchronizedSet(new HashSet<>());
      cores.each(core -> there.add(torch.get_num_threads()));

      assertThat(cores.count()).isEqualTo(3);
      assertThat(there).containsExactly(1);
      assertThat(torch.get_num_threads()).isEqualTo(3);
    }
  }

  @Test
  void anInterruptedThreadStartsThemAllAndStaysInterrupted() {
    Engine.start(3);
    Thread.currentThread().interrupt();
    try (Cores cores = Cores.start(2)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(torch.get_num_threads()).isEqualTo(3);
      Set<Integer> there = ConcurrentHashMap.newKeySet();
      cores.each(core -> there.add(torch.get_num_threads()));
      assertThat(there).containsExactly(1);
    }
  }

  @Test
  void aFailureIsThrownWhenAllHaveEnded() {
    Engine.start(2);
    AtomicInteger ended = new AtomicInteger();
    try (Cores cores = Cores.start()) {
      assertThatThrownBy(
              () ->
                  cores.each(
                      core -> {
                        ended.incrementAndGet();
                        throw new IllegalArgumentException("core " + core);
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("core 0");
      assertThat(ended).hasValue(2);
    }
  }
}
