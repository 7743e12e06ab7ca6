package io.centralita.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service's HTTP API as a caller with a token sees it.
public final class Api {
  private static final KeyPair KEYS = keys();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public Api(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /// The public key, as `JWT_PUBLIC_KEY` names it.
  public static String publicKey() {
    try {
      Path file = Files.createTempFile("audit-token-key", ".pem");
      file.toFile().deleteOnExit();
      var body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(KEYS.getPublic().getEncoded());
      Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
      return file.toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String token(String tenant, String scope) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject("test")
            .claim("tenant", tenant)
            .claim("scope", scope)
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      token.sign(new RSASSASigner(KEYS.getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /// Asks as somebody of the tenant who may read.
  public JsonNode get(String tenant, String path) {
    return JSON.readTree(send(path, token(tenant, "audit:read")).body());
  }

  public HttpResponse<String> send(String path, String token) {
    var request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
