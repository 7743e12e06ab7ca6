package io.centralita.routing.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.Breaker;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Route;
import io.centralita.routing.template.Message;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Twilio's Message resource (https://www.twilio.com/docs/messaging/api/message-resource). Creating
/// one is not idempotent at Twilio, so nothing here repeats anything.
@Component
class TwilioMessages implements CarrierLine {
  private static final JsonMapper JSON = EventCodec.jsonMapper();
  private static final long PAGE = 50;
  private static final int MOST_LOOKED_AT = 1_000;

  private final TwilioRestClient client;
  private final TwilioContents contents;
  private final Breaker breaker;
  private final TwilioSettings settings;

  TwilioMessages(
      TwilioRestClient client,
      TwilioContents contents,
      CircuitBreakerRegistry carrierBreakers,
      TwilioSettings settings) {
    this.client = client;
    this.contents = contents;
    this.breaker = new Breaker(carrierBreakers, "twilio");
    this.settings = settings;
  }

  @Override
  public Carrier carrier() {
    return Carrier.TWILIO;
  }

  @Override
  public boolean keepsWindow() {
    return true;
  }

  @Override
  public Refusal refusal(String code) {
    return code.matches("\\d{1,6}")
        ? TwilioErrors.refusal(Integer.parseInt(code))
        : Refusal.UNEXPECTED;
  }

  @Override
  public HandOver handOver(Parcel parcel) {
    if (parcel.route().channel() == Channel.SMS && parcel.route().to().isLandline()) {
      return new HandOver.Refused(Refusal.INVALID_RECIPIENT, "a landline takes no SMS");
    }
    return switch (parcel.content()) {
      case Parcel.Text text -> post(parcel, written(parcel.route(), text));
      case Parcel.Buttons(Message message) -> postContent(parcel, message);
      case Parcel.FromTemplate(Message message) -> postContent(parcel, message);
    };
  }

  private HandOver postContent(Parcel parcel, Message message) {
    var sid = contents.sid(message.wording());
    if (sid.isEmpty()) {
      return new HandOver.Refused(Refusal.CONTENT_MISSING, "not created yet");
    }
    var creator =
        new MessageCreator(to(parcel.route()), from(parcel.route()), (String) null)
            .setContentSid(sid.get())
            .setContentVariables(JSON.writeValueAsString(message.numbered()));
    var outcome = post(parcel, creator);
    if (outcome instanceof HandOver.Refused refused
        && refused.refusal() == Refusal.CONTENT_MISSING) {
      contents.forget();
    }
    return outcome;
  }

  private HandOver post(Parcel parcel, MessageCreator creator) {
    creator.setStatusCallback(settings.receiptsUrl() + "?send=" + parcel.id());
    return breaker.around(() -> {
      try {
        return new HandOver.Taken(creator.create(client).getSid());
      } catch (RuntimeException failure) {
        return TwilioErrors.outcome(failure);
      }
    });
  }

  private static MessageCreator written(Route route, Parcel.Text text) {
    var media = text.media().stream().map(Media::url).toList();
    if (media.isEmpty()) {
      return new MessageCreator(to(route), from(route), text.said());
    }
    var creator = new MessageCreator(to(route), from(route), media);
    return text.said().isEmpty() ? creator : creator.setBody(text.said());
  }

  /// Twilio's own filter by date leaves out what is not sent yet, so it is not used.
  @Override
  public Evidence evidence(SendId send, Route route, Instant since) {
    var reader = new MessageReader().setTo(to(route)).setFrom(from(route)).setPageSize(PAGE);
    var found = new ArrayList<Evidence.Entry>();
    int looked = 0;
    for (var message : reader.read(client)) {
      var created = message.getDateCreated();
      if (++looked > MOST_LOOKED_AT
          || created == null
          || created.toInstant().plusSeconds(1).isBefore(since)) {
        break;
      }
      if (message.getDirection()
          == com.twilio.rest.api.v2010.account.Message.Direction.OUTBOUND_API) {
        found.addFirst(new Evidence.Entry(message.getSid(), message.getBody()));
      }
    }
    return new Evidence.Listing(found);
  }

  private static PhoneNumber to(Route route) {
    return number(route.channel(), route.to().reveal());
  }

  private static PhoneNumber from(Route route) {
    return number(route.channel(), route.from().e164());
  }

  private static PhoneNumber number(Channel channel, String identity) {
    return new PhoneNumber(channel == Channel.WHATSAPP ? "whatsapp:" + identity : identity);
  }
}
