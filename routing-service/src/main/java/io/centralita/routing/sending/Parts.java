package io.centralita.routing.sending;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import java.util.ArrayList;
import java.util.List;

/// People may write more at once than a carrier sends at once: WhatsApp takes 4,096 characters from
/// a person, Twilio 1,600 from us (error 21617); and on WhatsApp each picture is a message of its
/// own, whose caption is short. Such words leave in parts, in order.
final class Parts {
  /// Twilio's 1,600 less the room for a map link.
  static final int LONGEST = 1_500;

  /// WhatsApp's 1,024 less the room for a map link.
  static final int LONGEST_CAPTION = 924;

  private Parts() {}

  /// The command itself, or one for each part: the media first, the first of them with the text
  /// where that is short enough, then the text. The first part keeps the id.
  static List<SendMessage> of(SendMessage command) {
    if (!(command.body() instanceof Words whole)) {
      return List.of(command);
    }
    var parts = command.to().channel() == Channel.WHATSAPP ? onWhatsApp(whole) : onSms(whole);
    var commands = new ArrayList<SendMessage>();
    for (int i = 0; i < parts.size(); i++) {
      var location = i == parts.size() - 1 ? whole.location() : null;
      var quotes = i == 0 ? whole.quotes() : null;
      var words = new Words(parts.get(i).text(), parts.get(i).media(), location, quotes);
      commands.add(parts.size() == 1 ? command : part(command, i, words));
    }
    return commands;
  }

  private static List<Words> onWhatsApp(Words whole) {
    var media = whole.media();
    if (media.isEmpty()) {
      return inPieces(whole.text(), media);
    }
    boolean isCaption = whole.text().length() <= LONGEST_CAPTION;
    var parts = new ArrayList<Words>();
    for (var one : media) {
      var caption = isCaption && parts.isEmpty() ? whole.text() : "";
      parts.add(new Words(caption, List.of(one), null));
    }
    if (!isCaption) {
      parts.addAll(inPieces(whole.text(), List.of()));
    }
    return parts;
  }

  private static List<Words> onSms(Words whole) {
    return inPieces(whole.text(), whole.media());
  }

  /// @param media go with the first piece
  private static List<Words> inPieces(String text, List<Media> media) {
    if (text.length() <= LONGEST) {
      return List.of(new Words(text, media, null));
    }
    var pieces = new ArrayList<Words>();
    for (int start = 0; start < text.length(); ) {
      int end = endOfPart(text, start);
      pieces.add(
          new Words(
              text.substring(start, end).strip(), pieces.isEmpty() ? media : List.of(), null));
      start = end;
    }
    return pieces;
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
        id,
        whole.tenant(),
        whole.to(),
        whole.from(),
        words,
        whole.lead(),
        whole.cause(),
        whole.language());
  }
}
