package io.centralita.routing.template;

import java.util.Map;
import java.util.regex.Pattern;

/// A template filled in for one person.
///
/// @param text what the person reads where formatting and buttons are shown
/// @param numbered the readable values by the carrier's numbers
public record Message(Wording wording, String text, Map<String, String> numbered) {
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\w*_])[*_]([^*_\\n]+)[*_](?![\\w*_])");

  public Message {
    numbered = Map.copyOf(numbered);
  }

  /// The text for a channel that shows neither emphasis nor buttons, in the alphabet of SMS.
  public String plain() {
    var bare = EMPHASIS.matcher(text).replaceAll("$1");
    return SmsText.of(wording.sms() == null ? bare : bare + "\n" + wording.sms());
  }
}
