package io.centralita.fleet;

import com.nimbusds.jose.jwk.RSAKey;
import io.centralita.contracts.address.AddressKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;

/// The secrets of one local fleet, made once and kept: what seals addresses, what signs tokens, and
/// the auth token of the account at the simulated Twilio. Production has its own, from wherever it
/// keeps secrets.
public final class FleetKeys {
  private static final Words UNUSABLE =
      new Words(
          "The keys in %s cannot be read or written: %s",
          "No se pueden leer o escribir las claves de %s: %s");
  private static final int RSA_BITS = 2048;
  private static final int TOKEN_BYTES = 16;

  private final Path folder;

  private FleetKeys(Path folder) {
    this.folder = folder;
  }

  /// The keys in this folder; those that are missing are made.
  public static FleetKeys in(Path folder) {
    var keys = new FleetKeys(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(keys.folder);
      if (!Files.exists(keys.addressKeys())) {
        AddressKeys.generate().save(keys.addressKeys());
      }
      if (!Files.exists(keys.jwtPublicKey())) {
        keys.makeSigningKey();
      }
      if (!Files.exists(keys.twilio())) {
        var token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        write(keys.twilio(), HexFormat.of().formatHex(token), "rw-------");
      }
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw keys.unusable(e);
    }
  }

  public Path addressKeys() {
    return folder.resolve("address-keys.json");
  }

  /// Written after the private one, so that where it is, both are.
  public Path jwtPublicKey() {
    return folder.resolve("jwt-public.pem");
  }

  public String twilioAuthToken() {
    try {
      return Files.readString(twilio()).strip();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Signs tokens that whoever has the public key accepts. They are compared with the real time,
  /// whatever a fleet's clock says.
  public Tokens tokens() {
    return new Tokens(signingKey(), InstantSource.system());
  }

  RSAKey signingKey() {
    try {
      var factory = KeyFactory.getInstance("RSA");
      var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(fromPem(jwtPrivateKey())));
      var open = factory.generatePublic(new X509EncodedKeySpec(fromPem(jwtPublicKey())));
      return new RSAKey.Builder((RSAPublicKey) open).privateKey((RSAPrivateKey) secret).build();
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private Path jwtPrivateKey() {
    return folder.resolve("jwt-private.pem");
  }

  private Path twilio() {
    return folder.resolve("twilio-auth-token");
  }

  private void makeSigningKey() throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    var pair = generator.generateKeyPair();
    write(jwtPrivateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
    write(jwtPublicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()), "rw-r--r--");
  }

  private static void write(Path file, String content, String permissions) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    Files.writeString(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(encoded), kind);
  }

  private static byte[] fromPem(Path file) throws IOException {
    var text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(text);
  }

  private FleetFailure unusable(Exception cause) {
    return new FleetFailure(UNUSABLE.with(folder, cause), cause);
  }
}
