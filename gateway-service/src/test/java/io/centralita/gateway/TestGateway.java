package io.centralita.gateway;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What a gateway needs to start, made for one test run: keys, and the tokens of an account that
/// does not exist.
public final class TestGateway {
  public static final String PUBLIC_URL = "https://hooks.example.com/here";
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  public static final String NEXT_TOKEN = "fedcba9876543210fedcba9876543210";

  public static final String META_SECRET = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
  public static final String VERIFY_TOKEN = "sésamo ábrete";
  public static final String KOMMO_SECRET = "5a44c5dff55f3c15a4cce8d7c4cc27e207c7e189";

  private static final Path FOLDER = folder();
  private static final AddressKeys KEYS = AddressKeys.generate();

  private TestGateway() {}

  public static Path addressKeys() {
    var file = FOLDER.resolve("address-keys.json");
    if (!Files.exists(file)) {
      KEYS.save(file);
    }
    return file;
  }

  public static AddressSealer sealer() {
    return new AddressSealer(KEYS);
  }

  /// The public half of a key whose private half nobody has.
  public static Path jwtKey() {
    try {
      var file = FOLDER.resolve("jwt.pem");
      var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      var text = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
      return Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      var folder = Files.createTempDirectory("gateway-test");
      folder.toFile().deleteOnExit();
      folder.resolve("address-keys.json").toFile().deleteOnExit();
      folder.resolve("jwt.pem").toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
