package io.centralita.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This gateway's part of the spool's folder, locked for as long as it runs. Gateways that share a
/// folder take `1`, `2` and so on, the lowest that is free: whoever starts again finds what a
/// predecessor has left.
public final class SpoolFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolFolder.class);
  private static final int PARTS = 64;
  private static final List<String> FILES = List.of("spool.db", "spool.db-wal", "spool.db-shm");

  private final Path part;
  private final FileChannel lock;

  private SpoolFolder(Path part, FileChannel lock) {
    this.part = part;
    this.lock = lock;
  }

  static SpoolFolder open(Path folder) {
    try {
      for (int number = 1; number <= PARTS; number++) {
        var part = Files.createDirectories(folder.resolve(Integer.toString(number)));
        var lock = lock(part.resolve("lock"));
        if (lock != null) {
          return new SpoolFolder(part, lock);
        }
      }
    } catch (IOException unwritable) {
      throw new SpoolUnusable(folder, "cannot be written to", unwritable);
    }
    throw new SpoolUnusable(folder, "is in use by " + PARTS + " gateways already");
  }

  /// Ends with the process, however that ends.
  private static @Nullable FileChannel lock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      log.debug("{} belongs to another gateway of this process", file);
    }
    channel.close();
    return null;
  }

  public Path path() {
    return part;
  }

  /// Sees to it that there is a store. A file that cannot be read is kept under another name, for
  /// somebody who can, and a new one begins; one that cannot be read now, as on a full disk, stays.
  void prepare(InstantSource clock) {
    try {
      check();
    } catch (SpoolBroken broken) {
      if (!broken.isDamage()) {
        throw new SpoolUnusable(part, "cannot be used", broken);
      }
      setAside(broken, clock);
    }
  }

  /// A connection of its own to what [#prepare] has found or made.
  SpoolStore store() {
    return SpoolStore.open(part.resolve(FILES.getFirst()));
  }

  private void check() {
    try (var store = store()) {
      store.check();
    }
  }

  private void setAside(SpoolBroken damaged, InstantSource clock) {
    try {
      var aside = "damaged-" + clock.millis() + "-";
      for (var file : FILES) {
        var found = part.resolve(file);
        if (Files.exists(found)) {
          Files.move(found, part.resolve(aside + file), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      check();
      log.error(
          "The spool in {} could not be read ({}). It is kept as {}* and a new one begins: what"
              + " waited in it has been acknowledged and is not in Kafka until somebody recovers it",
          part,
          damaged.getMessage(),
          aside);
    } catch (SpoolBroken | IOException hopeless) {
      throw new SpoolUnusable(part, "cannot be used", hopeless);
    }
  }

  /// How many files an operator has to look at.
  int damaged() {
    try (var files = Files.newDirectoryStream(part, "damaged-*-" + FILES.getFirst())) {
      int count = 0;
      for (var _ : files) {
        count++;
      }
      return count;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
