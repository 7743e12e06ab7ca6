package io.centralita.contracts.address;

import java.util.Objects;

/// A person's address as it may travel: nobody can read the number from it, everybody can tell
/// whether two are the same person's.
///
/// @param channel how the person is reached
/// @param ref keyed hash of the identity, equal for equal identities on any channel; the key of
///   tables and topics
/// @param sealed the identity, encrypted and bound to `ref`; differs from sealing to sealing
/// @param hint what people may see, such as `+51 9•• ••• 421`
public record Address(Channel channel, String ref, String sealed, String hint) {

  public Address {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(sealed, "sealed");
    Objects.requireNonNull(hint, "hint");
  }

  public boolean samePersonAs(Address other) {
    return ref.equals(other.ref);
  }

  public Address on(Channel other) {
    return new Address(other, ref, sealed, hint);
  }

  @Override
  public String toString() {
    return channel + " " + hint + " (" + ref + ")";
  }
}
