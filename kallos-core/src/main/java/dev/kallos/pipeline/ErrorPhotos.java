package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.audit.ConfidentErrors;
import dev.kallos.audit.ErrorIndex;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.image.PhotoProblem;
import dev.kallos.image.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The part of an audit that shows the most confident errors; writes the folder of errors. */
record ErrorPhotos(Progress progress, BooleanSupplier stopped) {
  private static final int LONGEST = 160;
  private static final int JPEG_QUALITY = 85;

  /** Writes the photos and their index into a folder; the result says where in it each is, by the name of its file. */
  Map<String, String> write(AuditedRun run, Path folder, ReachableData data, ConfidentErrors errors) throws IOException {
    Scores test = run.scores(Part.TEST);
    Map<String, String> photos =
        data.data().isPresent() ? write(folder, data.data().get(), test, ErrorIndex.shown(errors)) : Map.of();
    new ErrorIndex(test, errors, photos, data.sentence())
        .write(folder.resolve(run.folder().errorIndex().getFileName()));
    return photos;
  }

  private Map<String, String> write(Path folder, FaceDataset data, Scores test, int[] shown) throws IOException {
    Files.createDirectories(folder.resolve("faces"));
    Map<String, String> photos = new HashMap<>();
    try (Progress.Task task = progress.start("Showing errors", shown.length, "faces")) {
      for (int i : shown) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        String file = test.files()[i];
        int place = data.faces().find(file);
        Optional<Photos.Pixels> photo = place >= 0 ? read(data, file) : Optional.empty();
        if (photo.isPresent()) {
          String path = "faces/" + ShownPhoto.name(place, file) + ".jpg";
          Files.write(folder.resolve(path), Photos.jpeg(photo.get(), JPEG_QUALITY));
          photos.put(file, path);
        }
        task.advance(1);
      }
    }
    return photos;
  }

  private Optional<Photos.Pixels> read(FaceDataset data, String file) {
    try {
      return Optional.of(ShownPhoto.decode(data.photos().read(file), LONGEST));
    } catch (IOException e) {
      progress.warn("%s is not shown: %s.".formatted(file, PhotoProblem.of(e)));
      return Optional.empty();
    }
  }
}
