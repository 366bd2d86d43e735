package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads a CSV table of any columns: one names the picture, one may name the subject, one the part; of the rest those
 * that hold labels become attributes.
 */
final class PlainTable {
  private final CsvCells table;
  private final DatasetRequest request;
  private final List<String> warnings = new ArrayList<>();

  private PlainTable(CsvCells table, DatasetRequest request) {
    this.table = table;
    this.request = request;
  }

  static Annotations read(Path path, DatasetRequest request) throws IOException {
    return new PlainTable(CsvCells.read(path), request).annotations();
  }

  private Annotations annotations() {
    int fileColumn = fileColumn();
    int subjectColumn = subjectColumn(fileColumn);
    int partColumn = ColumnNames.PART.find(table.header());
    Names files = files(fileColumn);
    Optional<CutColumn> cut = request.cut().map(asked -> CutColumn.of(table, asked));
    Labels labels = LabelColumns.read(table, List.of(fileColumn, subjectColumn, partColumn), cut, warnings);
    Faces faces = new Faces(files);
    setSubjects(faces, subjectColumn);
    setParts(faces, partColumn);
    return new Annotations(table.path().getFileName().toString(), faces, labels, cut.map(CutColumn::cut), warnings);
  }

  private int fileColumn() {
    if (request.fileColumn().isPresent()) {
      return table.require(request.fileColumn().get());
    }
    int named = ColumnNames.FILE.find(table.header());
    if (named >= 0) {
      return named;
    }
    int[] pictures = columns().filter(c -> all(c, PictureName::isPicture)).toArray();
    if (pictures.length == 1) {
      if (PictureName.isPicture(table.header().get(pictures[0]))) {
        throw new UnusableInputException(
            "%s names a picture (%s) where the columns' names are due; put a line with these above it."
                .formatted(table.path(), table.header().get(pictures[0])));
      }
      return pictures[0];
    }
    throw new UnusableInputException(
        "%s has no column that plainly names the pictures; name one of its columns (%s), or call it 'file'."
            .formatted(table.path(), String.join(", ", table.header())));
  }

  private int subjectColumn(int fileColumn) {
    if (request.subjectColumn().isPresent()) {
      return table.require(request.subjectColumn().get());
    }
    int named = ColumnNames.SUBJECT.find(table.header());
    if (named < 0 || named == fileColumn) {
      return -1;
    }
    boolean numbersRows = ColumnNames.fold(table.header().get(named)).equals("id") && allDiffer(named);
    if (numbersRows) {
      warnings.add(
          "Column %s differs in every row, so it was not taken for the subject; name it as that column if it is."
              .formatted(table.header().get(named)));
    }
    return numbersRows ? -1 : named;
  }

  private IntStream columns() {
    return IntStream.range(0, table.header().size());
  }

  private boolean all(int column, Predicate<String> test) {
    return IntStream.range(0, table.rows()).allMatch(row -> test.test(table.cell(row, column)));
  }

  private boolean allDiffer(int column) {
    return table.columns().get(column).texts() == table.rows();
  }

  private Names files(int column) {
    Names files = new Names();
    for (int row = 0; row < table.rows(); row++) {
      String file = table.cell(row, column).replace('\\', '/').replaceFirst("^(\\./)+", "");
      if (file.isEmpty()) {
        throw table.refusal(row, column, "names no picture");
      }
      if (PictureName.escapes(file)) {
        throw table.refusal(row, column, "leads out of the pictures' folder");
      }
      int first = files.number(file);
      if (first < row) {
        throw table.refusal(row, column, "is listed twice, first on line " + table.lines()[first]);
      }
    }
    return files;
  }

  private void setSubjects(Faces faces, int column) {
    for (int row = 0; column >= 0 && row < faces.size(); row++) {
      String subject = table.cell(row, column);
      if (!subject.isEmpty()) {
        faces.setSubject(row, subject);
      }
    }
  }

  private void setParts(Faces faces, int column) {
    for (int row = 0; column >= 0 && row < faces.size(); row++) {
      String cell = table.cell(row, column);
      Optional<Part> part = PartName.of(cell);
      if (part.isPresent()) {
        faces.setPart(row, part.get());
      } else if (!cell.isEmpty()) {
        throw table.refusal(row, column, "is no part (0, 1, 2, train, validation, test)");
      }
    }
  }
}
