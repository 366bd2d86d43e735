package dev.kallos.run;

import dev.kallos.dataset.Faces;
import dev.kallos.dataset.Names;
import dev.kallos.dataset.Part;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * The rows of {@code split.csv}, no two of the same picture. They are held as columns, some thirty bytes a face, and each is
 * made anew when it is asked for.
 */
public final class FaceRows extends AbstractList<FaceRow> implements RandomAccess {
  private static final Part[] PARTS = Part.values();

  private final Names files;
  private final Names subjects;
  private int[] subjectOf;
  private byte[] partOf;

  private FaceRows(Names files, Names subjects, int[] subjectOf, byte[] partOf) {
    this.files = files;
    this.subjects = subjects;
    this.subjectOf = subjectOf;
    this.partOf = partOf;
  }

  /**
   * The rows of a list.
   *
   * @throws IllegalArgumentException if two are of the same picture
   */
  public static FaceRows of(List<FaceRow> list) {
    Builder builder = new Builder();
    for (FaceRow row : list) {
      if (!builder.add(row.file(), row.subject(), row.part())) {
        throw new IllegalArgumentException("two rows of the picture " + row.file());
      }
    }
    return builder.rows();
  }

  /** Takes rows one by one. */
  public static final class Builder {
    private final FaceRows rows = new FaceRows(new Names(), new Names(), new int[8], new byte[8]);

    /** Adds a row; false, and nothing is added, if there is one of that picture already. */
    public boolean add(String file, String subject, Part part) {
      return rows.add(file, subject, part);
    }

    /** The rows added, after which no more may be. */
    public FaceRows rows() {
      return rows;
    }
  }

  private boolean add(String file, String subject, Part part) {
    int row = files.size();
    if (!files.add(file)) {
      return false;
    }
    if (row == partOf.length) {
      subjectOf = Arrays.copyOf(subjectOf, row + row / 2);
      partOf = Arrays.copyOf(partOf, row + row / 2);
    }
    subjectOf[row] = subjects.number(subject);
    partOf[row] = (byte) part.ordinal();
    return true;
  }

  /** The same rows, without names of their own where they are those of the data. */
  FaceRows sharedWith(Faces faces) {
    return new FaceRows(
        files.sharedWith(faces.files()), subjects.sharedWith(faces.subjectNames()), subjectOf, partOf);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public FaceRow get(int row) {
    return new FaceRow(file(row), subjects.get(subjectOf[row]), part(row));
  }

  /** The row of that picture, −1 if there is none. */
  public int find(String file) {
    return files.find(file);
  }

  /** The picture's name. */
  public String file(int row) {
    return files.get(row);
  }

  /** The part it is in. */
  public Part part(int row) {
    return PARTS[partOf[row]];
  }

  /** The pictures' names of some rows. */
  public String[] files(int[] some) {
    return IntStream.of(some).mapToObj(files::get).toArray(String[]::new);
  }

  /** The subjects of some rows, those of one person the same object. */
  public String[] subjects(int[] some) {
    String[] names = new String[subjects.size()];
    String[] subjectOfRow = new String[some.length];
    for (int i = 0; i < some.length; i++) {
      int subject = subjectOf[some[i]];
      names[subject] = names[subject] == null ? subjects.get(subject) : names[subject];
      subjectOfRow[i] = names[subject];
    }
    return subjectOfRow;
  }

  /** How many subjects there are among some rows. */
  public int people(int[] some) {
    BitSet seen = new BitSet();
    IntStream.of(some).forEach(row -> seen.set(subjectOf[row]));
    return seen.cardinality();
  }
}
