package dev.kallos.pipeline;

import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Landmarks;
import dev.kallos.explanation.RegionMap;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * The regions of a data set's faces, from their landmarks where these are known, else from the aligned frame. Safe for
 * use by many threads.
 */
final class FaceRegions {
  private final FaceDataset data;
  private final int width;
  private final int height;
  private final RegionMap aligned;

  /**
   * Regions at a size.
   *
   * @param width how many pixels wide the maps are
   * @param height how many pixels high they are
   */
  FaceRegions(FaceDataset data, int width, int height) {
    this.data = data;
    this.width = width;
    this.height = height;
    this.aligned = RegionMap.aligned(width, height);
  }

  RegionMap of(int face) {
    Optional<Landmarks> landmarks = data.faces().get(face).landmarks();
    return landmarks
        .map(l -> RegionMap.of(l, data.frameWidth(), data.frameHeight(), width, height))
        .orElse(aligned);
  }

  /** The regions of some faces, each made when it is asked for, so that memory stays flat. */
  List<RegionMap> of(int[] faces) {
    return new AbstractList<>() {
      @Override
      public RegionMap get(int i) {
        return FaceRegions.this.of(faces[i]);
      }

      @Override
      public int size() {
        return faces.length;
      }
    };
  }
}
