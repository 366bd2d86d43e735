package dev.kallos.dataset;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * Faces in order, no two of the same picture. They are held as columns, some thirty bytes a face, and each is made anew when
 * it is asked for.
 */
public final class Faces extends AbstractList<Face> implements RandomAccess {
  private static final Part[] PARTS = Part.values();
  private static final byte NO_PART = -1;
  private static final int NO_SUBJECT = -1;

  private final Names files;
  private final Names subjects;
  private final int[] subjectOf;
  private final byte[] partOf;
  private final LandmarkColumn landmarks;

  private Faces(Names files, Names subjects, int[] subjectOf, byte[] partOf, LandmarkColumn landmarks) {
    this.files = files;
    this.subjects = subjects;
    this.subjectOf = subjectOf;
    this.partOf = partOf;
    this.landmarks = landmarks;
  }

  /** Faces of these pictures, of which nothing is known yet. */
  Faces(Names files) {
    this(files, new Names(), new int[files.size()], new byte[files.size()], new LandmarkColumn(files.size()));
    Arrays.fill(subjectOf, NO_SUBJECT);
    Arrays.fill(partOf, NO_PART);
  }

  /**
   * The faces of a list.
   *
   * @throws IllegalArgumentException if two are of the same picture
   */
  public static Faces of(List<Face> list) {
    Names files = new Names();
    for (Face face : list) {
      if (!files.add(face.file())) {
        throw new IllegalArgumentException("two faces of the picture " + face.file());
      }
    }
    Faces faces = new Faces(files);
    for (int i = 0; i < files.size(); i++) {
      int face = i;
      list.get(i).subject().ifPresent(subject -> faces.setSubject(face, subject));
      list.get(i).officialPart().ifPresent(part -> faces.setPart(face, part));
      list.get(i).landmarks().ifPresent(points -> faces.setLandmarks(face, points));
    }
    return faces;
  }

  void setSubject(int face, String subject) {
    subjectOf[face] = subjects.number(subject);
  }

  void setPart(int face, Part part) {
    partOf[face] = (byte) part.ordinal();
  }

  void setLandmarks(int face, Landmarks points) {
    landmarks.set(face, points);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Face get(int face) {
    return new Face(file(face), subject(face), officialPart(face), landmarks.get(face));
  }

  /** The face of that picture, −1 if there is none. */
  public int find(String file) {
    return files.find(file);
  }

  /** The pictures' names, in the faces' order; nobody may add to them. */
  public Names files() {
    return files;
  }

  /** The known subjects; nobody may add to them. */
  public Names subjectNames() {
    return subjects;
  }

  /** The picture's name. */
  public String file(int face) {
    return files.get(face);
  }

  /** Who it is, if known. */
  public Optional<String> subject(int face) {
    return hasSubject(face) ? Optional.of(subjects.get(subjectOf[face])) : Optional.empty();
  }

  public boolean hasSubject(int face) {
    return subjectOf[face] != NO_SUBJECT;
  }

  /** How many subjects are known. */
  int subjects() {
    return subjects.size();
  }

  /** The number of a face's subject, which must be known; from 0. */
  int subjectNumber(int face) {
    return subjectOf[face];
  }

  /** How many known subjects there are among some faces. */
  public int people(int[] some) {
    BitSet seen = new BitSet();
    IntStream.of(some).filter(this::hasSubject).forEach(face -> seen.set(subjectOf[face]));
    return seen.cardinality();
  }

  /** The part the data set's own partition puts it in, if there is one. */
  public Optional<Part> officialPart(int face) {
    return partOf[face] == NO_PART ? Optional.empty() : Optional.of(PARTS[partOf[face]]);
  }

  /** Whether the landmarks of any face are known. */
  public boolean hasLandmarks() {
    return IntStream.range(0, size()).anyMatch(landmarks::has);
  }

  LandmarkColumn landmarks() {
    return landmarks;
  }

  /** The same faces with other landmarks. */
  Faces withLandmarks(LandmarkColumn others) {
    return new Faces(files, subjects, subjectOf, partOf, others);
  }

  /** Some of the faces, ascending. */
  Faces select(int[] some) {
    if (some.length == size()) {
      return this;
    }
    Names left = new Names();
    int[] subjectsLeft = new int[some.length];
    byte[] partsLeft = new byte[some.length];
    for (int i = 0; i < some.length; i++) {
      left.add(file(some[i]));
      subjectsLeft[i] = subjectOf[some[i]];
      partsLeft[i] = partOf[some[i]];
    }
    return new Faces(left, subjects, subjectsLeft, partsLeft, landmarks.select(some));
  }
}
