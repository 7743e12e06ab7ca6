package io.centralita.routing.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A vault for one machine: a file for each hash, written whole or not at all.
final class FolderVault implements Vault {
  private final Path folder;

  FolderVault(Path folder) {
    this.folder = folder;
  }

  @Override
  public void keep(String sha256, byte[] content, String contentType) {
    var file = file(sha256);
    try {
      Files.createDirectories(file.getParent());
      var part = Files.createTempFile(file.getParent(), "part", null);
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  @Override
  public Optional<byte[]> find(String sha256) {
    try {
      return Optional.of(Files.readAllBytes(file(sha256)));
    } catch (NoSuchFileException nothing) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
