package dev.kallos.pipeline;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Device;
import dev.kallos.network.Precision;
import dev.kallos.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of runs that take a second: the small net, one epoch. */
final class Settings {
  private Settings() {}

  static RunSettings of(Path data, String attribute) {
    return of(data, attribute, Optional.of(new ImageSize(32, 40)));
  }

  static RunSettings of(Path data, String attribute, Optional<ImageSize> size) {
    return of(DatasetRequest.of(data), attribute, size);
  }

  static RunSettings of(DatasetRequest data, String attribute, Optional<ImageSize> size) {
    return new RunSettings(
        data,
        attribute,
        "baseline",
        size,
        Optional.empty(),
        OptionalLong.empty(),
        1,
        new TrainingPlan(1, 5, 32, 1e-3, 1e-3, true),
        Optional.of(Device.CPU),
        Optional.of(Precision.FP32),
        2,
        1,
        false);
  }
}
