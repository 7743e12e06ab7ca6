package io.centralita.stack;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs for this operating system and processor, unpacked once per user and shared
/// by every fleet and test of that user. A folder per archive content, so that another version
/// never meets an old file.
final class PostgresBinaries {
  private static final String UNPACKED = "unpacked";

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  static PostgresBinaries unpacked() {
    var cache = cacheFolder();
    try {
      var folder = cache.resolve("postgresql-" + archiveDigest());
      Files.createDirectories(folder);
      try (var channel =
              FileChannel.open(
                  cache.resolve(folder.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        if (!Files.exists(folder.resolve(UNPACKED))) {
          unpack(folder);
          Files.writeString(folder.resolve(UNPACKED), "");
        }
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw DataFolder.unwritable(cache, e);
    }
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static Path cacheFolder() {
    var chosen = System.getenv("XDG_CACHE_HOME");
    var home = Path.of(System.getProperty("user.home"));
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen, "centralita");
    }
    return isMac() ? home.resolve("Library/Caches/centralita") : home.resolve(".cache/centralita");
  }

  private static boolean isMac() {
    return System.getProperty("os.name").startsWith("Mac");
  }

  private static InputStream archive() throws IOException {
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
        isMac() ? "Darwin" : System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private static String archiveDigest() throws IOException {
    try (var archive = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
      archive.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(archive.getMessageDigest().digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (var entries =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive())))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entry, entries, folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive names a file outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, folder.resolve(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
