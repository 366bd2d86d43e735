package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A small data set, drawn by the program itself into {@code faces}. */
final class DrawnFacesFixture {
  static final int FACES = 400;

  private DrawnFacesFixture() {}

  static void draw(Path folder) throws Exception {
    Kallos.Ended ended =
        Kallos.in(folder).run("data", "synthesize", "faces", "--faces", Integer.toString(FACES), "--seed", "5");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out().strip()).isEqualTo("Drew 400 faces into faces.");
  }
}
