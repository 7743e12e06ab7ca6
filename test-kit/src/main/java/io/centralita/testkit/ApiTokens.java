package io.centralita.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/// Signs the tokens of a test's callers.
public final class ApiTokens {
  private final KeyPair keys;

  public ApiTokens() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.keys = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Writes the public key as the services read it; the value of `JWT_PUBLIC_KEY`.
  public String publicKeyIn(Path folder) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    var pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(base64.encodeToString(keys.getPublic().getEncoded()));
    try {
      return Files.writeString(folder.resolve("jwt.pem"), pem, StandardCharsets.US_ASCII)
          .toUri()
          .toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public String token(String tenant, String scope) {
    return token(tenant, scope, Map.of());
  }

  /// @param more claims besides, such as the provider that the caller is
  public String token(String tenant, String scope, Map<String, String> more) {
    var claims =
        new JWTClaimsSet.Builder().subject("test").claim("tenant", tenant).claim("scope", scope);
    more.forEach(claims::claim);
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
    try {
      token.sign(new RSASSASigner(keys.getPrivate()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }
}
