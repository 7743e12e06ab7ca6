package io.centralita.contracts.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Meta's message ids (`wamid.HBgL…`) are Base64 around the person's number: whoever has the id has
/// the number. They go no further than the door, and this stands for them: in events, in tables,
/// and wherever two of them are compared. The rest of an id is random enough that no number can be
/// guessed from the hash.
public final class WhatsAppMessageId {
  private static final int BYTES = 18;

  private WhatsAppMessageId() {}

  /// @param wamid as Meta says it, in a webhook or in the answer to a send
  /// @return `wamid:` and 24 characters; the same for the same id
  public static String withoutNumber(String wamid) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(wamid.getBytes(StandardCharsets.UTF_8));
      return "wamid:"
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
