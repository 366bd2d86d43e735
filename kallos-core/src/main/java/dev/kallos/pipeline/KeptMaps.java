package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.onednn.OneDnn;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.Safetensors;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps kept aside until a run's explanations are whole, so that an interrupted explanation goes on from them. A file holds the
 * maps of some faces, and its name is a SHA-256 over weights, data, how and when its pack was made, the program's version and
 * its libraries', method with all its settings, and faces: maps that would come out otherwise have another name.
 *
 * @param folder where they are
 * @param fingerprint of weights, data and versions
 */
record KeptMaps(Path folder, byte[] fingerprint) {
  private static final String MAPS = "maps";
  private static final String ROWS = "rows";
  private static final String COLUMNS = "columns";

  static KeptMaps of(RunFolder run, OpenRun open) throws IOException {
    MessageDigest digest = sha256();
    digest.update(Files.readAllBytes(run.weights()));
    String made =
        open.config().data().fingerprint()
            + open.config().network().size()
            + open.pack().stamp()
            + Provenance.version()
            + Engine.version()
            + OneDnn.version();
    digest.update(made.getBytes(StandardCharsets.UTF_8));
    return new KeptMaps(run.keptMaps(), digest.digest());
  }

  /** The maps of some faces, if they were kept. A file that cannot be read does not count. */
  Optional<List<SignedMap>> find(Explainer explainer, int[] faces) throws IOException {
    Path file = file(explainer, faces);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Safetensors kept = Safetensors.read(file);
      Safetensors.Entry entry = kept.tensors().get(MAPS);
      boolean fits = entry != null && entry.shape().length == 3 && entry.shape()[0] == faces.length;
      return fits && kept.metadata().keySet().containsAll(List.of(ROWS, COLUMNS))
          ? Optional.of(split(entry, extent(kept.metadata())))
          : Optional.empty();
    } catch (UnusableInputException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Keeps the maps of some faces, all of one shape. */
  void keep(Explainer explainer, int[] faces, List<SignedMap> maps) throws IOException {
    SignedMap first = maps.get(0);
    int cells = first.height() * first.width();
    float[] values = new float[maps.size() * cells];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i).values(), 0, values, i * cells, cells);
    }
    long[] shape = {maps.size(), first.height(), first.width()};
    Map<String, String> extent =
        Map.of(ROWS, Double.toString(first.extent().rows()), COLUMNS, Double.toString(first.extent().columns()));
    new Safetensors(extent, Map.of(MAPS, new Safetensors.Entry(shape, values))).write(file(explainer, faces));
  }

  /** Removes all that was kept. */
  void sweep() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Path file(Explainer explainer, int[] faces) {
    MessageDigest digest = sha256();
    digest.update(fingerprint);
    digest.update(explainer.toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer indices = ByteBuffer.allocate(Integer.BYTES * faces.length);
    indices.asIntBuffer().put(faces);
    digest.update(indices);
    return folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".safetensors");
  }

  private static Extent extent(Map<String, String> kept) {
    return new Extent(Double.parseDouble(kept.get(ROWS)), Double.parseDouble(kept.get(COLUMNS)));
  }

  private static List<SignedMap> split(Safetensors.Entry entry, Extent extent) {
    int height = (int) entry.shape()[1];
    int width = (int) entry.shape()[2];
    int cells = height * width;
    List<SignedMap> maps = new ArrayList<>();
    for (int i = 0; i < entry.shape()[0]; i++) {
      maps.add(new SignedMap(height, width, extent, Arrays.copyOfRange(entry.values(), i * cells, (i + 1) * cells)));
    }
    return maps;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
