package io.centralita.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that belongs to one running process at a time and knows whether its content was ever
/// finished.
///
/// The lock is the operating system's, so it goes with the process however that ends. The marker
/// file is written when the content has been laid out completely; content without it was
/// interrupted half way.
public final class DataFolder implements AutoCloseable {
  private static final long MINIMUM_FREE_BYTES = 256L << 20;
  private static final String LOCK = "lock";
  private static final String MARKER = "complete";
  private static final String IN_USE = "in-use";

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Makes the folder where it is missing and takes it for this process.
  public static DataFolder open(Path path) {
    var folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw alreadyRunning(folder);
      }
      requireSpace(folder, Files.getFileStore(folder).getUsableSpace());
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  public Path path() {
    return folder;
  }

  /// Deletes what is in the folder, but for the lock.
  ///
  /// @param kept names in the folder that stay
  public void empty(String... kept) {
    try {
      Files.deleteIfExists(folder.resolve(MARKER));
      var staying =
          Stream.concat(Stream.of(LOCK), Arrays.stream(kept))
              .map(folder::resolve)
              .collect(Collectors.toSet());
      Files.walkFileTree(folder, new Emptying(folder, staying));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// Deletes the folder with all that is in it and gives it up.
  public void delete() {
    empty();
    close();
    try {
      Files.deleteIfExists(folder.resolve(LOCK));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// True when the content was finished; false when there is none yet.
  ///
  /// @throws StackFailure when there is content that was never finished, or a finished one that is
  ///   gone
  boolean holds(Path content) {
    var marked = Files.exists(folder.resolve(MARKER));
    if (marked != Files.exists(content)) {
      throw halfWritten(folder);
    }
    return marked;
  }

  void markComplete() {
    mark(MARKER);
  }

  /// Whether the last one to use the content ended without giving it back: it was killed.
  boolean wasInUse() {
    return Files.exists(folder.resolve(IN_USE));
  }

  void markInUse() {
    mark(IN_USE);
  }

  void unmarkInUse() {
    try {
      Files.deleteIfExists(folder.resolve(IN_USE));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private void mark(String name) {
    try {
      Files.writeString(folder.resolve(name), "");
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireSpace(Path folder, long usableBytes) {
    if (usableBytes < MINIMUM_FREE_BYTES) {
      throw new StackFailure(
          "The disk of %s is full: %d MB are free and at least %d MB are needed. Free some space, or choose another folder with --data."
              .formatted(folder, usableBytes >> 20, MINIMUM_FREE_BYTES >> 20),
          "El disco de %s está lleno: quedan %d MB libres y se necesitan al menos %d MB. Libere espacio o elija otra carpeta con --data."
              .formatted(folder, usableBytes >> 20, MINIMUM_FREE_BYTES >> 20));
    }
  }

  static StackFailure halfWritten(Path folder) {
    return new StackFailure(
        "The data in %s is incomplete: an earlier start was interrupted while it was being laid out. Start once with --fresh to lay it out again."
            .formatted(folder),
        "Los datos de %s están incompletos: un arranque anterior se interrumpió mientras se creaban. Arranque una vez con --fresh para crearlos de nuevo."
            .formatted(folder));
  }

  static StackFailure unwritable(Path folder, IOException cause) {
    var reason =
        cause instanceof FileSystemException failure && failure.getReason() != null
            ? failure.getReason()
            : cause.getClass().getSimpleName().replace("Exception", "");
    return new StackFailure(
        "%s cannot be written (%s). Check that the disk is neither full nor read-only and that the folder is yours, or choose another folder with --data."
            .formatted(folder, reason),
        "No se puede escribir en %s (%s). Revise que el disco no esté lleno ni protegido contra escritura y que la carpeta sea suya, o elija otra carpeta con --data."
            .formatted(folder, reason),
        cause);
  }

  private static StackFailure alreadyRunning(Path folder) {
    return new StackFailure(
        "Another Centralita is running on %s. Stop it first, or choose another folder with --data."
            .formatted(folder),
        "Ya hay otra Centralita en marcha sobre %s. Deténgala primero o elija otra carpeta con --data."
            .formatted(folder));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static final class Emptying extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<Path> staying;

    Emptying(Path root, Set<Path> staying) {
      this.root = root;
      this.staying = staying;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      return staying.contains(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!staying.contains(file)) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (!visited.equals(root)) {
        Files.delete(visited);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
