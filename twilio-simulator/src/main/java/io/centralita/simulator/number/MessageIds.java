package io.centralita.simulator.number;

import io.centralita.simulator.message.Sids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ids of messages as each network makes them. Meta's hold the person's number, as the real ones
/// do.
@Component
public class MessageIds {
  private final Sids sids;

  MessageIds(Sids sids) {
    this.sids = sids;
  }

  /// @param prefix of Twilio's: `SM`, or `MM` with media
  public String next(Network network, String person, String prefix) {
    return switch (network) {
      case TWILIO -> sids.next(prefix);
      case META -> wamid(person + " " + sids.next(""));
      case KOMMO -> new UUID(half(), half()).toString();
    };
  }

  private long half() {
    return Long.parseUnsignedLong(sids.next("").substring(0, 16), 16);
  }

  private static String wamid(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return "wamid." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
