package dev.kallos.pipeline;

import dev.kallos.dataset.Faces;
import dev.kallos.dataset.Split;
import dev.kallos.run.FaceRow;
import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** The faces of a data set that a split uses, as rows of {@code split.csv}; nothing of them is held twice. */
final class UsedFaces extends AbstractList<FaceRow> implements RandomAccess {
  private final Faces faces;
  private final Split split;
  private final int[] used;

  UsedFaces(Faces faces, Split split) {
    this.faces = faces;
    this.split = split;
    this.used = IntStream.range(0, faces.size()).filter(i -> split.parts().get(i).isPresent()).toArray();
  }

  @Override
  public int size() {
    return used.length;
  }

  @Override
  public FaceRow get(int row) {
    int face = used[row];
    String file = faces.file(face);
    return new FaceRow(file, faces.subject(face).orElse(file), split.parts().get(face).orElseThrow());
  }

  /** Their places in the data set, ascending. */
  int[] places() {
    return used;
  }

  /** Whether the subject of each is known. */
  boolean haveSubjects() {
    return IntStream.of(used).allMatch(faces::hasSubject);
  }

  /** How many known subjects they show. */
  int people() {
    return faces.people(used);
  }
}
