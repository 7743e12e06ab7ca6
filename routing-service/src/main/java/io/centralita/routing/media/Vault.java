package io.centralita.routing.media;

import java.util.Optional;

/// Where media are kept, by the hash of their bytes: what is there never changes, and the same
/// picture sent twice is there once.
interface Vault {

  /// Doing it again changes nothing.
  ///
  /// @param sha256 in hexadecimal
  void keep(String sha256, byte[] content, String contentType);

  Optional<byte[]> find(String sha256);
}
