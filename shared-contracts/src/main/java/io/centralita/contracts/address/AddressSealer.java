package io.centralita.contracts.address;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Seals addresses at the door they come in by and opens them to leave by one. Safe for any number
/// of threads.
///
/// Only the services that law 2 names open: routing-service to send, gateway-service to dial,
/// proxy-service for an account owner's own Proxy API call.
public final class AddressSealer {
  private static final int REF_BYTES = 16;
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

  private final Aead aead;
  private final PrfSet prf;

  public AddressSealer(AddressKeys keys) {
    try {
      this.aead = keys.seals().getPrimitive(RegistryConfiguration.get(), Aead.class);
      this.prf = keys.refs().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The address keys cannot be used", broken);
    }
  }

  public Address seal(Channel channel, Identity identity) {
    try {
      var clear = identity.reveal().getBytes(StandardCharsets.UTF_8);
      var ref = TO_TEXT.encodeToString(prf.computePrimary(clear, REF_BYTES));
      var sealed = TO_TEXT.encodeToString(aead.encrypt(clear, boundTo(ref)));
      return new Address(channel, ref, sealed, identity.hint());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Cannot seal an address", broken);
    }
  }

  /// @throws IllegalArgumentException when the ciphertext was made with unknown keys, was changed,
  ///   or belongs to another ref
  public Identity open(Address address) {
    try {
      var clear = aead.decrypt(FROM_TEXT.decode(address.sealed()), boundTo(address.ref()));
      return Identity.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException forged) {
      throw new IllegalArgumentException("The seal of " + address + " does not open", forged);
    }
  }

  /// Seals what somebody said, where a service must keep that.
  ///
  /// @param about what the words belong to; they open with that alone
  public String sealText(String text, String about) {
    try {
      return TO_TEXT.encodeToString(
          aead.encrypt(text.getBytes(StandardCharsets.UTF_8), boundTo("text " + about)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Cannot seal a text", broken);
    }
  }

  /// @throws IllegalArgumentException when the ciphertext was made with unknown keys, was changed,
  ///   or belongs to something else
  public String openText(String sealed, String about) {
    try {
      var clear = aead.decrypt(FROM_TEXT.decode(sealed), boundTo("text " + about));
      return new String(clear, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException forged) {
      throw new IllegalArgumentException("The seal of a text does not open", forged);
    }
  }

  private static byte[] boundTo(String ref) {
    return ref.getBytes(StandardCharsets.US_ASCII);
  }
}
