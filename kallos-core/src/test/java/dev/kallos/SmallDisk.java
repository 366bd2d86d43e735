package dev.kallos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of 64 KiB and as many files as are asked for, in memory. Where none can be mounted, as root alone can, who asks for one
 * is skipped.
 */
public record SmallDisk(Path path) implements AutoCloseable {

  /** Mounts one on a new folder. */
  public static SmallDisk mount(Path folder, int files) throws IOException, InterruptedException {
    Files.createDirectory(folder);
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mount")), "disks can be mounted");
    assumeTrue(
        done("mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=" + (files + 1), "tmpfs", folder.toString()),
        "root alone can mount a disk");
    return new SmallDisk(folder);
  }

  private static boolean done(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // What failed to write may not have closed its file.
    done("umount", "--lazy", path.toString());
  }
}
