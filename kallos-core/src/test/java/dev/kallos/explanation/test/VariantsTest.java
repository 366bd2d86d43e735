package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.training.MemoryFaces;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VariantsTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");

  private static ConvNet net;

  @BeforeAll
  static void start() {
    Engine.start(2);
    net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
  }

  @AfterAll
  static void close() {
    net.close();
  }

  @Test
  void eachFacesPicturesAreAnsweredInItsOwnRowThoughFacesComeInBlocks() {
    MemoryFaces faces = MemoryFaces.corners(37, SIZE, 3);
    Variants variants = new Variants(net, faces, Progress.silent(), () -> false);
    double[][] logits =
        variants.logits("", 37, face -> List.of(Picture.of(faces, face), Picture.of(faces, face).mirrored()));
    double[][] turned =
        variants.logits("", 37, face -> List.of(Picture.of(faces, 36 - face).mirrored(), Picture.of(faces, 36 - face)));

    for (int face = 0; face < 37; face++) {
      double[] same = {turned[36 - face][1], turned[36 - face][0]};
      assertThat(logits[face]).containsExactly(same, within(1e-5));
      assertThat(logits[face][0]).isNotCloseTo(logits[face][1], within(1e-4));
    }
  }

  @Test
  void ofLargeFacesFewArePreparedAtATime() {
    assertThat(block("64x80")).isEqualTo(16);
    assertThat(block("178x218")).isEqualTo(16);
    assertThat(block("512x512")).isBetween(4, 8);
    assertThat(block("1024x1024")).isBetween(1, 2);
  }

  private static int block(String size) {
    return new Variants(net, MemoryFaces.corners(1, ImageSize.parse(size), 3), Progress.silent(), () -> false).block();
  }

  @Test
  void theWishToStopIsAskedForBeforeEachFace() {
    MemoryFaces faces = MemoryFaces.corners(16, SIZE, 3);
    AtomicInteger asked = new AtomicInteger();
    Variants patient = new Variants(net, faces, Progress.silent(), () -> asked.incrementAndGet() < 0);
    patient.logits("", 16, face -> List.of(Picture.of(faces, face)));
    assertThat(asked.get()).isGreaterThanOrEqualTo(16);

    AtomicInteger made = new AtomicInteger();
    Variants stopped = new Variants(net, faces, Progress.silent(), () -> true);
    assertThatThrownBy(() -> stopped.logits("", 16, face -> List.of(counted(faces, face, made))))
        .isInstanceOf(StoppedException.class);
    assertThat(made).hasValue(0);
  }

  private static Picture counted(MemoryFaces faces, int face, AtomicInteger made) {
    made.incrementAndGet();
    return Picture.of(faces, face);
  }
}
