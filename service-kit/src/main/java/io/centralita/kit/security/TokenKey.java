package io.centralita.kit.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import org.springframework.security.converter.RsaKeyConverters;

/// The public key that tokens are verified with. Without one a service does not start: it must
/// never be open because a setting was forgotten.
public final class TokenKey {
  private TokenKey() {}

  /// @param location a file in PEM, as a path or a `file:` address
  /// @throws TokenKeyMissing when there is no such key
  public static RSAPublicKey read(String location) {
    if (location.isBlank()) {
      throw new TokenKeyMissing("No key to verify the tokens of API calls with is set", null);
    }
    var file = Path.of(location.startsWith("file:") ? location.substring(5) : location);
    try (var pem = Files.newInputStream(file)) {
      var key = RsaKeyConverters.x509().convert(pem);
      if (key == null) {
        throw new TokenKeyMissing(file + " holds no public key", null);
      }
      return key;
    } catch (IOException unreadable) {
      throw new TokenKeyMissing("The key file " + file + " cannot be read", unreadable);
    } catch (IllegalArgumentException | IllegalStateException noKey) {
      throw new TokenKeyMissing(file + " holds no RSA public key in PEM", noKey);
    }
  }
}
