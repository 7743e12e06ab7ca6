package io.centralita.gateway.meta;

import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Before Meta posts to an address it asks whether that knows the token that somebody entered
/// beside it: `GET ?hub.mode=subscribe&hub.verify_token=…&hub.challenge=…`. Who does sends the
/// challenge back.
final class Handshake {
  /// Meta's are numbers. Nothing is sent back that could mean something to a browser.
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final byte[] token;

  Handshake(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  Verdict answer(String query) {
    var fields = fields(query);
    var challenge = fields.getOrDefault("hub.challenge", "");
    if (!"subscribe".equals(fields.get("hub.mode")) || !CHALLENGE.matcher(challenge).matches()) {
      return new Refused(Refusal.MALFORMED, "hub.mode or hub.challenge is missing");
    }
    var given = fields.getOrDefault("hub.verify_token", "").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(token, given)
        ? new Ignored("Meta asks for this address and is answered", plain(challenge))
        : new Refused(Refusal.FORGED, "hub.verify_token is not the one of the settings");
  }

  private static Reply plain(String challenge) {
    return new Reply(200, "text/plain", challenge);
  }

  private static Map<String, String> fields(String query) {
    var fields = new HashMap<String, String>();
    for (var field : query.substring(query.isEmpty() ? 0 : 1).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(field.substring(0, equals), decoded(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
