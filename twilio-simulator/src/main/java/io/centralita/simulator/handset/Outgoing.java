package io.centralita.simulator.handset;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.carrier.Draft;
import io.centralita.simulator.carrier.Reception;
import io.centralita.simulator.media.MediaFile;
import io.centralita.simulator.media.MediaStore;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Button;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Makes messages of what people do, if a phone could do it.
@Component
class Outgoing {
  private static final int LONGEST_TEXT = 4_096;

  private final Messages messages;
  private final BusinessNumbers numbers;
  private final MediaStore media;
  private final Reception reception;
  private final long mediaLimit;

  Outgoing(
      Messages messages,
      BusinessNumbers numbers,
      MediaStore media,
      Reception reception,
      SimulatorSettings settings) {
    this.messages = messages;
    this.numbers = numbers;
    this.media = media;
    this.reception = reception;
    this.mediaLimit = settings.mediaLimit().toBytes();
  }

  Message send(String person, SendFromPhone request) {
    var channel = Objects.requireNonNullElse(request.channel(), Channel.WHATSAPP);
    var business = business(request.business(), channel);
    var tapped = request.tap() == null ? null : tapped(person, request.tap());
    var body = tapped == null ? Objects.requireNonNullElse(request.body(), "") : tapped.title();
    var uploads = Objects.requireNonNullElse(request.media(), List.<SendFromPhone.Upload>of());
    if (body.isBlank() && uploads.isEmpty() && request.location() == null) {
      throw refused("there is nothing to send");
    }
    if (body.length() > LONGEST_TEXT) {
      throw refused("a text has at most " + LONGEST_TEXT + " characters");
    }
    if (channel == Channel.SMS && request.location() != null) {
      throw refused("SMS carries no places");
    }
    if (channel == Channel.SMS && !Address.isNumber(person)) {
      throw refused("a phone without a number sends no SMS");
    }
    return reception.receive(
        new Draft(
            new Address(channel, person),
            new Address(channel, business.number()),
            body,
            uploads.stream().map(this::keep).toList(),
            request.location(),
            tapped,
            request.tap() == null ? quoted(person, request.repliesTo()) : request.tap().sid()),
        business);
  }

  private BusinessNumber business(@Nullable String number, Channel channel) {
    return numbers
        .find(Objects.requireNonNullElse(number, ""))
        .filter(found -> found.channels().contains(channel))
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.NOT_FOUND, "no business number " + number + " on " + channel.wire()));
  }

  private Button tapped(String person, SendFromPhone.Tap tap) {
    return shownTo(person, tap.sid()).buttons().stream()
        .filter(button -> button.id().equals(tap.button()))
        .findFirst()
        .orElseThrow(() -> refused("message " + tap.sid() + " has no button " + tap.button()));
  }

  private @Nullable String quoted(String person, @Nullable String sid) {
    return sid == null ? null : shownTo(person, sid).sid();
  }

  private Message shownTo(String person, String sid) {
    return messages
        .find(sid)
        .filter(message -> message.person().id().equals(person) && message.onPhone())
        .orElseThrow(() -> refused("this phone does not show a message " + sid));
  }

  private MediaFile keep(SendFromPhone.Upload upload) {
    try {
      var content = Base64.getDecoder().decode(upload.data());
      if (content.length > mediaLimit) {
        throw refused("a file has at most " + mediaLimit + " bytes");
      }
      return media.save(content, MediaType.parseMediaType(upload.contentType()).toString());
    } catch (IllegalArgumentException problem) {
      throw refused("no file: " + problem.getMessage());
    }
  }

  private static ResponseStatusException refused(String reason) {
    return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, reason);
  }
}
