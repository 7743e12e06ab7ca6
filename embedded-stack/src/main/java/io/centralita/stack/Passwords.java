package io.centralita.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// One random password a database role, made when first asked for and kept in a file that its owner
/// alone may read.
final class Passwords {
  private static final int BYTES = 24;

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  Passwords(Path file) {
    this.file = file;
  }

  /// Hexadecimal, so that it needs no quoting anywhere.
  synchronized String of(String role) {
    try {
      var known = read();
      var password = known.getProperty(role);
      if (password == null) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        password = HexFormat.of().formatHex(bytes);
        known.setProperty(role, password);
        write(known);
      }
      return password;
    } catch (IOException e) {
      throw DataFolder.unwritable(file, e);
    }
  }

  private Properties read() throws IOException {
    var known = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      }
    }
    return known;
  }

  private void write(Properties known) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var writer = Files.newBufferedWriter(next)) {
      known.store(writer, null);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
