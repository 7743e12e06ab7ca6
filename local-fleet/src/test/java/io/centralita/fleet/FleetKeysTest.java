package io.centralita.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.centralita.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetKeysTest {
  @TempDir Path folder;

  @Test
  void keysAreMadeOnceAndKept() throws Exception {
    var first = FleetKeys.in(folder);
    var addressKeys = Files.readString(first.addressKeys());

    var second = FleetKeys.in(folder);

    assertThat(Files.readString(second.addressKeys())).isEqualTo(addressKeys);
    assertThat(second.twilioAuthToken()).isEqualTo(first.twilioAuthToken()).hasSize(32);
    assertThat(second.signingKey().computeThumbprint())
        .isEqualTo(first.signingKey().computeThumbprint());
  }

  @Test
  void secretsAreForTheOwnersEyes() throws Exception {
    FleetKeys.in(folder);

    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(file -> {
            var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            var open = file.getFileName().toString().equals("jwt-public.pem");
            assertThat(permissions).isEqualTo(open ? "rw-r--r--" : "rw-------");
          });
    }
  }

  @Test
  void aTokenSaysWhoMayDoWhatForHowLong() throws Exception {
    var keys = FleetKeys.in(folder);
    var tokens = new Tokens(keys.signingKey(), SettableClock.at("2026-11-20T15:00:00Z"));

    var token =
        SignedJWT.parse(
            tokens.issue("aliado", "console", "leads:read leads:write", Duration.ofHours(2)));

    assertThat(token.verify(new RSASSAVerifier(keys.signingKey().toRSAPublicKey()))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getStringClaim("tenant")).isEqualTo("aliado");
    assertThat(claims.getStringClaim("scope")).isEqualTo("leads:read leads:write");
    assertThat(claims.getSubject()).isEqualTo("console");
    assertThat(claims.getExpirationTime())
        .isEqualTo(Date.from(Instant.parse("2026-11-20T17:00:00Z")));
  }
}
