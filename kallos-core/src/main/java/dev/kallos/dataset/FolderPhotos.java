package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Pictures in a folder. */
final class FolderPhotos implements PhotoSource {
  private final Path folder;
  private final String times;

  FolderPhotos(Path folder, String times) {
    this.folder = folder;
    this.times = times;
  }

  @Override
  public byte[] read(String file) throws IOException {
    return PhotoFile.read(folder.resolve(file));
  }

  @Override
  public void place(String file, Path target) throws IOException {
    try {
      Files.createLink(target, folder.resolve(file).toRealPath());
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(folder.resolve(file), target);
    }
  }

  @Override
  public String times() {
    return times;
  }

  @Override
  public void close() {}
}
