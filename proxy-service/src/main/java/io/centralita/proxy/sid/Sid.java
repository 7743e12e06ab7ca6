package io.centralita.proxy.sid;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The name of a row as Twilio's API writes it (`KC0123…`): made from the row's own id, so that no
/// table keeps it.
public record Sid(Kind kind, UUID id) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
  private static final HexFormat HEX = HexFormat.of();

  /// What a sid stands for.
  public enum Kind {
    /// A service.
    KS,
    /// A session.
    KC,
    /// A participant.
    KP,
    /// An interaction.
    KI,
    /// A number of the pool.
    PN
  }

  /// @return nothing for a text that names no such thing
  public static Optional<Sid> read(Kind kind, String text) {
    if (!FORM.matcher(text).matches() || !text.startsWith(kind.name())) {
      return Optional.empty();
    }
    return Optional.of(
        new Sid(
            kind,
            new UUID(
                HexFormat.fromHexDigitsToLong(text, 2, 18),
                HexFormat.fromHexDigitsToLong(text, 18, 34))));
  }

  @Override
  public String toString() {
    return kind
        + HEX.toHexDigits(id.getMostSignificantBits())
        + HEX.toHexDigits(id.getLeastSignificantBits());
  }
}
