package io.centralita.routing.sending;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import java.util.ArrayList;
import java.util.List;

/// People may write more at once than a carrier sends at once: WhatsApp takes 4,096 characters from
/// a person, Twilio 1,600 from us (error 21617). Such words leave in parts, in order.
final class Parts {
  /// Twilio's 1,600 less the room for a map link.
  static final int LONGEST = 1_500;

  private Parts() {}

  /// The command itself, or one for each part; the first keeps the id, and the media with it.
  static List<SendMessage> of(SendMessage command) {
    if (!(command.body() instanceof Words(String text, var media, var location))
        || text.length() <= LONGEST) {
      return List.of(command);
    }
    var parts = new ArrayList<SendMessage>();
    for (int start = 0; start < text.length(); ) {
      int end = endOfPart(text, start);
      boolean first = start == 0;
      boolean last = end == text.length();
      var words =
          new Words(
              text.substring(start, end).strip(),
              first ? media : List.of(),
              last ? location : null);
      parts.add(part(command, parts.size(), words));
      start = end;
    }
    return parts;
  }

  /// Behind the last blank that fits; in the middle of a word only where there is no blank, and
  /// never in the middle of a character.
  private static int endOfPart(String text, int start) {
    int end = start + LONGEST;
    if (end >= text.length()) {
      return text.length();
    }
    for (int blank = end; blank > start; blank--) {
      if (Character.isWhitespace(text.charAt(blank))) {
        return blank + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static SendMessage part(SendMessage whole, int number, Words words) {
    var id =
        number == 0
            ? whole.id()
            : new SendId(EventIds.derived("part", whole.id().toString(), Integer.toString(number)));
    return new SendMessage(
        id, whole.tenant(), whole.to(), whole.from(), words, whole.lead(), whole.cause());
  }
}
