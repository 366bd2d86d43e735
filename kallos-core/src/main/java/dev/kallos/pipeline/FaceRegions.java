package dev.kallos.pipeline;

import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Landmarks;
import dev.kallos.explanation.RegionMap;
import dev.kallos.image.ImageSize;
import java.util.Optional;

/** The regions of a data set's faces, from their landmarks where these are known, else from the aligned frame. */
final class FaceRegions {
  private final FaceDataset data;
  private final ImageSize size;
  private final RegionMap aligned;

  /**
   * Regions at a size.
   *
   * @param size how many pixels wide and high the maps are
   */
  FaceRegions(FaceDataset data, ImageSize size) {
    this.data = data;
    this.size = size;
    this.aligned = RegionMap.aligned(size.width(), size.height());
  }

  RegionMap of(int face) {
    Optional<Landmarks> landmarks = data.faces().get(face).landmarks();
    return landmarks
        .map(l -> RegionMap.of(l, data.frameWidth(), data.frameHeight(), size.width(), size.height()))
        .orElse(aligned);
  }
}
