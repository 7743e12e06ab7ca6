package io.centralita.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secrets with which a carrier may have signed: several while one replaces the other. Each has
/// a name, so that an operator can see when the old one is not used any more.
public final class SigningKeys {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,39}):(.+)");

  private final String algorithm;
  private final List<Key> keys;

  private record Key(String name, SecretKeySpec secret) {}

  /// @param algorithm a JCA name: `HmacSHA256`
  /// @param secrets each as `name:secret`, or the secret alone, which is then named by its place in
  ///   the list, from 1
  public SigningKeys(String algorithm, List<String> secrets) {
    this.algorithm = algorithm;
    var named = new ArrayList<Key>();
    var names = new HashSet<String>();
    for (var entry : secrets) {
      var match = NAMED.matcher(entry);
      boolean hasName = match.matches();
      var name = hasName ? match.group(1) : Integer.toString(named.size() + 1);
      var secret = hasName ? match.group(2) : entry;
      if (!names.add(name)) {
        throw new IllegalArgumentException("Two secrets have the name " + name);
      }
      named.add(
          new Key(name, new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm)));
    }
    this.keys = List.copyOf(named);
  }

  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /// What an entry says behind its name, for those who must show it.
  public static String secret(String entry) {
    var match = NAMED.matcher(entry);
    return match.matches() ? match.group(2) : entry;
  }

  /// With the first key: what others are given to come back with.
  public String sign(byte[] signed, Function<byte[], String> written) {
    return written.apply(hmac(keys.getFirst().secret(), signed));
  }

  /// Takes the same time whichever key it was, and wherever a wrong signature differs.
  ///
  /// @param written how the carrier writes a signature; texts are compared, not what they decode
  ///   to: many texts decode to the same bytes
  /// @return the name of the key that made the signature, null when none did
  public @Nullable String signer(
      byte[] signed, Function<byte[], String> written, String signature) {
    var given = signature.getBytes(StandardCharsets.UTF_8);
    String signer = null;
    for (var key : keys) {
      var expected = written.apply(hmac(key.secret(), signed));
      if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
        signer = key.name();
      }
    }
    return signer;
  }

  private byte[] hmac(SecretKeySpec secret, byte[] bytes) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
