package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Celeba10k;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.SmallFaces;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FacePackTest {
  private static final int FACES = 200;
  private static final ImageSize SIZE = new ImageSize(10, 15);
  private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Clock LATER = Clock.fixed(Instant.parse("2026-01-01T13:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void writeFaces() throws IOException {
    root = SmallFaces.official(temp.resolve("data"), FACES);
  }

  @Test
  void rowIHoldsFaceI() throws IOException {
    try (FaceDataset data = read();
        FacePack pack = FacePack.open(data, SIZE, cache(), false, 3, Progress.silent(), () -> false)) {
      assertThat(pack.faces()).isEqualTo(FACES);
      assertThat(pack.size()).isEqualTo(SIZE);
      assertThat(pack.unreadable()).isEmpty();
      ByteBuffer all = ByteBuffer.allocateDirect(FACES * 450);
      for (int face = 0; face < FACES; face++) {
        pack.copy(face, all);
        byte[] row = new byte[450];
        all.get(450 * face, row);
        assertThat(row).isEqualTo(PackMaker.decode(data, face, SIZE));
        int red = SmallFaces.colour(face).getRed();
        assertThat(row[0] & 0xFF).isBetween(red - 4, red + 4);
      }
    }
  }

  @Test
  void theFileIsANumPyArrayOfTheSameBytes() throws IOException {
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      byte[] file = Files.readAllBytes(folder(data).resolve("pixels.npy"));
      byte[] header = NpyFile.header("|u1", FACES, 15, 10, 3);
      assertThat(file).startsWith(header).hasSize(header.length + FACES * 450);
      assertThat(Arrays.copyOfRange(file, header.length + 450, header.length + 900))
          .isEqualTo(PackMaker.decode(data, 1, SIZE));
    }
  }

  @Test
  void aPackIsUsedAgainUntilTheNewestPhotoIsOfAnotherTime() throws IOException {
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      open(data, LATER).close();
      assertThat(record(data).get("made_at").asText()).isEqualTo("2026-01-01T12:00:00Z");
      assertThat(record(data).get("fingerprint").asText()).isEqualTo(data.fingerprint());
    }
    Files.setLastModifiedTime(photo(5), FileTime.from(Instant.now().plusSeconds(60)));
    try (FaceDataset data = read()) {
      open(data, LATER).close();
      assertThat(record(data).get("made_at").asText()).isEqualTo("2026-01-01T13:00:00Z");
      assertThat(packs()).hasSize(1);
    }
    Files.setLastModifiedTime(photo(5), FileTime.from(Instant.now().minusSeconds(86_400)));
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      assertThat(record(data).get("made_at").asText()).as("a photo put back").isEqualTo("2026-01-01T12:00:00Z");
    }
  }

  @Test
  void aPackIsMadeAgainWhereAnOlderPhotoIsOfAnotherTime() throws IOException {
    Files.setLastModifiedTime(photo(5), FileTime.from(Instant.now().minusSeconds(86_400)));
    String fingerprint;
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      fingerprint = data.fingerprint();
    }
    Files.setLastModifiedTime(photo(5), FileTime.from(Instant.now().minusSeconds(172_800)));
    try (FaceDataset data = read()) {
      open(data, LATER).close();
      assertThat(record(data).get("made_at").asText()).isEqualTo("2026-01-01T13:00:00Z");
      assertThat(data.fingerprint()).isEqualTo(fingerprint);
    }
  }

  @Test
  void aPackIsMadeAgainWhereAnUnreadablePhotoCanBeReadNowThoughItsTimeIsTheSame() throws IOException {
    byte[] whole = Files.readAllBytes(photo(7));
    Files.write(photo(7), new byte[whole.length]);
    FileTime time = Files.getLastModifiedTime(photo(7));
    try (FaceDataset data = read();
        FacePack pack = open(data, NOON)) {
      assertThat(pack.unreadable()).containsOnlyKeys(7);
    }
    Files.write(photo(7), whole);
    Files.setLastModifiedTime(photo(7), time);
    try (FaceDataset data = read();
        FacePack pack = open(data, LATER)) {
      assertThat(pack.unreadable()).isEmpty();
      assertThat(packs()).hasSize(1);
    }
  }

  @Test
  void aPackThatPhotosWereDecodedForOtherwiseIsMadeAgain() throws IOException {
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      Path record = folder(data).resolve("pack.json");
      String decoder = record(data).path("decoder").asText();
      Files.writeString(record, Files.readString(record).replace(decoder, decoder + ".1"));
      open(data, NOON).close();
      assertThat(record(data).path("decoder").asText()).isEqualTo(decoder).contains("OpenCV");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "{}", "{\"unreadable\":[]}", "{\"unreadable\":[null]}", "\0\0\0{", "ROW"
      })
  void aPackWhoseRecordIsNotWholeIsMadeAgain(String damaged) throws IOException {
    truncate(7);
    try (FaceDataset data = read()) {
      open(data, NOON).close();
      Path file = folder(data).resolve("pack.json");
      String whole = Files.readString(file);
      Files.writeString(file, damaged.equals("ROW") ? whole.replace("\"row\" : 7", "\"row\" : 99999") : damaged);
      assertThat(file).content().isNotEqualTo(whole);
      try (FacePack again = open(data, NOON)) {
        assertThat(again.unreadable()).isEqualTo(Map.of(7, "truncated JPEG"));
      }
      assertThat(file).content().isEqualTo(whole);
    }
  }

  @Test
  void aTruncatedJpegIsListedAndItsRowIsZero() throws IOException {
    truncate(7);
    try (FaceDataset data = read();
        FacePack pack = open(data, NOON)) {
      assertThat(pack.unreadable()).isEqualTo(Map.of(7, "truncated JPEG"));
      assertThat(PhotoCheck.run(data, 2, Progress.silent())).isEqualTo(pack.unreadable());
      ByteBuffer row = ByteBuffer.allocate(450);
      pack.copy(7, row);
      assertThat(row.array()).containsOnly(0);
      assertThat(record(data).get("unreadable").get(0).get("file").asText()).isEqualTo("000008.jpg");
    }
  }

  @Test
  void moreThanOnePercentUnreadableStopsUnlessAllowed() throws IOException {
    truncate(0);
    truncate(1);
    try (FaceDataset data = read()) {
      open(data, NOON).close();
    }
    SmallFaces.write(photo(2), "no picture");
    try (FaceDataset data = read()) {
      assertThatThrownBy(() -> open(data, NOON))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(
              "3 of the 200 photos of " + root + " cannot be read, the first one 000001.jpg (truncated JPEG);"
                  + " get them again, or go on without them by --allow-unreadable.");
      try (FacePack pack = FacePack.open(data, SIZE, cache(), true, 2, Progress.silent(), () -> false)) {
        assertThat(pack.unreadable()).containsOnlyKeys(0, 1, 2).containsEntry(2, "neither a JPEG nor a PNG");
      }
      assertThat(record(data).get("made_at").asText()).isEqualTo("2026-01-01T12:00:00Z");
      assertThatThrownBy(() -> open(data, NOON)).isInstanceOf(UnusableInputException.class);
    }
  }

  @Test
  void anInterruptLeavesNothing() throws Exception {
    try (FaceDataset data = read()) {
      Thread packing = Thread.currentThread();
      assertThatThrownBy(() -> FacePack.open(data, SIZE, cache(), false, 2, new AtFirstAdvance(packing::interrupt), () -> false))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(packs()).isEmpty();
      open(data, NOON).close();
      assertThat(packs()).hasSize(1);
    }
  }

  @Test
  void beingStoppedLeavesNothing() throws IOException {
    try (FaceDataset data = read()) {
      assertThatThrownBy(() -> FacePack.open(data, SIZE, cache(), false, 2, Progress.silent(), () -> true))
          .isInstanceOf(StoppedException.class);
      assertThat(packs()).isEmpty();
    }
  }

  @Test
  void runningOutOfMemoryIsSaidAsSuch() throws IOException {
    try (FaceDataset data = read()) {
      Runnable failure =
          () -> {
            throw new OutOfMemoryError("no more");
          };
      assertThatThrownBy(() -> FacePack.open(data, SIZE, cache(), false, 2, new AtFirstAdvance(failure), () -> false))
          .isInstanceOf(OutOfMemoryError.class);
      assertThat(packs()).isEmpty();
    }
  }

  @Test
  void aFailureOfAnyKindLeavesNothing() throws IOException {
    try (FaceDataset data = read()) {
      Runnable failure =
          () -> {
            throw new IllegalStateException("broken");
          };
      assertThatThrownBy(() -> FacePack.open(data, SIZE, cache(), false, 2, new AtFirstAdvance(failure), () -> false))
          .hasRootCauseMessage("broken");
      assertThat(packs()).isEmpty();
    }
  }

  @Test
  void whatDeadProcessesLeftIsRemovedAndWhatLivingOnesMakeIsNot() throws IOException {
    Path packs = Files.createDirectories(cache().resolve("packs"));
    Path dead = Files.createDirectory(packs.resolve(".old-1.part"));
    Files.writeString(dead.resolve("pixels.npy"), "half");
    Files.createFile(packs.resolve(".old-1.lock"));
    Path living = Files.createDirectory(packs.resolve(".new-2.part"));
    try (FaceDataset data = read();
        FileChannel lock =
            FileChannel.open(packs.resolve(".new-2.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      open(data, NOON).close();
    }
    assertThat(dead).doesNotExist();
    assertThat(packs.resolve(".old-1.lock")).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  void manyAtOnceEndWithOneWholePack() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (FaceDataset data = read()) {
      List<Future<byte[]>> rows = Stream.generate(() -> pool.submit(() -> firstRow(data))).limit(8).toList();
      for (Future<byte[]> row : rows) {
        assertThat(row.get()).isEqualTo(PackMaker.decode(data, 0, SIZE));
      }
      assertThat(packs()).containsExactly(folder(data));
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void aClosedPackIsNotRead() throws IOException {
    try (FaceDataset data = read()) {
      FacePack pack = open(data, NOON);
      pack.close();
      assertThatThrownBy(() -> pack.copy(0, ByteBuffer.allocate(450))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void tenThousandRealFacesPack() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(Celeba10k.folder()), Progress.silent());
        FacePack pack = FacePack.open(data, new ImageSize(64, 80), cache(), false, 2, Progress.silent(), () -> false)) {
      assertThat(pack.faces()).isEqualTo(10_000);
      assertThat(pack.unreadable()).isEmpty();
    }
  }

  private byte[] firstRow(FaceDataset data) throws IOException {
    try (FacePack pack = open(data, NOON)) {
      ByteBuffer row = ByteBuffer.allocate(450);
      pack.copy(0, row);
      return row.array();
    }
  }

  private FacePack open(FaceDataset data, Clock clock) throws IOException {
    return FacePack.open(data, SIZE, cache(), false, 2, Progress.silent(), () -> false, clock);
  }

  private FaceDataset read() throws IOException {
    return DatasetReader.read(DatasetRequest.of(root), Progress.silent());
  }

  private Path cache() {
    return temp.resolve("cache");
  }

  private Path folder(FaceDataset data) {
    return cache().resolve("packs").resolve(data.fingerprint().substring(0, 16) + "-10x15");
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> inside = Files.list(cache().resolve("packs"))) {
      return inside.toList();
    }
  }

  private JsonNode record(FaceDataset data) throws IOException {
    return new ObjectMapper().readTree(folder(data).resolve("pack.json").toFile());
  }

  private Path photo(int face) {
    return root.resolve(SmallFaces.IMAGES).resolve(SmallFaces.name(face));
  }

  private void truncate(int face) throws IOException {
    byte[] whole = Files.readAllBytes(photo(face));
    Files.write(photo(face), Arrays.copyOf(whole, whole.length / 2));
  }

  /** Does something when the first block is done. */
  private record AtFirstAdvance(Runnable action) implements Progress, Progress.Task {
    @Override
    public Task start(String what, long total, String unit) {
      assertThat(what).isEqualTo("Packing faces");
      return this;
    }

    @Override
    public void advance(long units) {
      action.run();
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}

    @Override
    public void note(String words) {}

    @Override
    public void close() {}
  }
}
