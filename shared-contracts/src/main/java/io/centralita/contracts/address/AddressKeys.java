package io.centralita.contracts.address;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The keys that addresses are sealed with: one Tink keyset for the ciphertexts, one for the refs.
///
/// The first can be rotated at any time: a new key seals, the older ones still open. The second
/// cannot, because refs are the keys of tables and topics: another ref key makes everybody a
/// stranger.
public final class AddressKeys {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SEALS = "seals";
  private static final String REFS = "refs";

  private static final Configuration TINK;

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
      TINK = RegistryConfiguration.get();
    } catch (GeneralSecurityException broken) {
      throw new ExceptionInInitializerError(broken);
    }
  }

  private final KeysetHandle seals;
  private final KeysetHandle refs;

  private AddressKeys(KeysetHandle seals, KeysetHandle refs) {
    this.seals = seals;
    this.refs = refs;
  }

  public static AddressKeys generate() {
    try {
      return new AddressKeys(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK),
          KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, TINK));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Cannot generate address keys", broken);
    }
  }

  /// The same refs, a new key to seal with; what older keys sealed still opens.
  public AddressKeys rotated() {
    try {
      var added =
          KeysetHandle.newBuilder(seals)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary());
      return new AddressKeys(added.build(), refs);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Cannot rotate address keys", broken);
    }
  }

  public static AddressKeys load(Path file) {
    JsonNode both;
    try {
      both = JSON.readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Cannot read the address keys in "
              + file
              + ": set ADDRESS_KEYS to a file that AddressKeys wrote",
          unreadable);
    } catch (JacksonException _) {
      // Its message repeats what it read, which may be half of a key.
      throw new IllegalStateException("No address keys in " + file + ": it is not JSON");
    }
    try {
      return new AddressKeys(parse(both.path(SEALS)), parse(both.path(REFS)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("No address keys in " + file, broken);
    }
  }

  private static KeysetHandle parse(JsonNode keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        keyset.toString(), TINK, InsecureSecretKeyAccess.get());
  }

  /// Writes both keysets in clear, readable by this user alone. The file is replaced whole or not
  /// at all.
  public void save(Path file) {
    try {
      var both = JSON.createObjectNode();
      both.set(SEALS, serialize(seals));
      both.set(REFS, serialize(refs));
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var fresh = Files.createTempFile(folder, "keys", ".json");
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(both));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("Cannot write the address keys to " + file, broken);
    }
  }

  private static JsonNode serialize(KeysetHandle keyset) throws GeneralSecurityException {
    return JSON.readTree(
        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, TINK, InsecureSecretKeyAccess.get()));
  }

  KeysetHandle seals() {
    return seals;
  }

  KeysetHandle refs() {
    return refs;
  }
}
