package io.centralita.kit.tiny;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/// Tokens as an identity provider would issue them.
public final class Tokens {
  private static final KeyPair KEYS = keys();

  /// The file that a service is given.
  public static final Path PUBLIC_KEY = write(KEYS);

  private Tokens() {}

  public static String of(String tenant, String scope) {
    return of(tenant, scope, Instant.now().plusSeconds(300));
  }

  public static String of(String tenant, String scope, Instant expires) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject("test")
            .claim("tenant", tenant)
            .claim("scope", scope)
            .expirationTime(Date.from(expires))
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      token.sign(new RSASSASigner(KEYS.getPrivate()));
    } catch (JOSEException broken) {
      throw new IllegalStateException(broken);
    }
    return token.serialize();
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path write(KeyPair keys) {
    try {
      var file = Files.createTempFile("public", ".pem");
      file.toFile().deleteOnExit();
      var text =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(keys.getPublic().getEncoded());
      return Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
