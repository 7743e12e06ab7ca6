package io.centralita.gateway.spool;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/// The room on the disk that is not for events: removing them takes some, too.
final class DiskRoom {
  private final long spare;
  private final LongSupplier usable;

  /// @param usable how many bytes may still be written
  DiskRoom(DataSize spare, LongSupplier usable) {
    this.spare = spare.toBytes();
    this.usable = usable;
  }

  static DiskRoom of(Path folder, DataSize spare) {
    try {
      var disk = Files.getFileStore(folder);
      return new DiskRoom(spare, () -> usable(disk));
    } catch (IOException unknown) {
      throw new SpoolUnusable(folder, "does not say how much room it has", unknown);
    }
  }

  /// A disk that does not say is asked to write.
  private static long usable(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /// @throws SpoolBroken when there is no room for more events
  void require() {
    long left = usable.getAsLong();
    if (left < spare) {
      throw new SpoolBroken(
          "only %d of the %d bytes are left that are kept free for removing"
              .formatted(left, spare));
    }
  }
}
