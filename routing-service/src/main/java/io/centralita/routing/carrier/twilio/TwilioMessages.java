package io.centralita.routing.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Twilio's Message resource (https://www.twilio.com/docs/messaging/api/message-resource). Creating
/// one is not idempotent at Twilio, so nothing here repeats anything.
@Component
public class TwilioMessages {
  private static final JsonMapper JSON = EventCodec.jsonMapper();
  private static final long PAGE = 50;
  private static final int MOST_LOOKED_AT = 1_000;

  private final TwilioRestClient client;
  private final CircuitBreaker breaker;
  private final TwilioSettings settings;

  TwilioMessages(TwilioRestClient client, CircuitBreaker twilioBreaker, TwilioSettings settings) {
    this.client = client;
    this.breaker = twilioBreaker;
    this.settings = settings;
  }

  /// Hands a message over, at most once.
  public HandOver handOver(Parcel parcel) {
    if (!breaker.tryAcquirePermission()) {
      return new HandOver.Refused(Refusal.CARRIER_AWAY, "the circuit is open");
    }
    var start = breaker.getCurrentTimestamp();
    var outcome = post(parcel);
    var time = breaker.getCurrentTimestamp() - start;
    if (isTrouble(outcome)) {
      breaker.onError(time, breaker.getTimestampUnit(), new IllegalStateException("no answer"));
    } else {
      breaker.onSuccess(time, breaker.getTimestampUnit());
    }
    return outcome;
  }

  private HandOver post(Parcel parcel) {
    var creator =
        creator(parcel).setStatusCallback(settings.receiptsUrl() + "?send=" + parcel.id());
    try {
      return new HandOver.Taken(creator.create(client).getSid());
    } catch (RuntimeException failure) {
      return TwilioErrors.outcome(failure);
    }
  }

  private static MessageCreator creator(Parcel parcel) {
    var to = number(parcel.channel(), parcel.to().reveal());
    var from = number(parcel.channel(), parcel.from().e164());
    return switch (parcel.content()) {
      case Parcel.Text(String text, var media) -> {
        if (media.isEmpty()) {
          yield new MessageCreator(to, from, text);
        }
        var creator = new MessageCreator(to, from, media);
        yield text.isEmpty() ? creator : creator.setBody(text);
      }
      case Parcel.FromTemplate(String sid, var variables) ->
          new MessageCreator(to, from, (String) null)
              .setContentSid(sid)
              .setContentVariables(JSON.writeValueAsString(variables));
    };
  }

  private static boolean isTrouble(HandOver outcome) {
    return switch (outcome) {
      case HandOver.Taken _ -> false;
      case HandOver.Refused(Refusal refusal, _) -> refusal == Refusal.CARRIER_AWAY;
      case HandOver.Uncertain _ -> true;
    };
  }

  /// What Twilio took from us for this person since an instant, oldest first. Twilio's own filter
  /// by date leaves out what is not sent yet, so it is not used.
  ///
  /// @throws RuntimeException when Twilio cannot be asked
  public List<Listed> since(Channel channel, Identity to, BusinessNumber from, Instant since) {
    var reader =
        new MessageReader()
            .setTo(number(channel, to.reveal()))
            .setFrom(number(channel, from.e164()))
            .setPageSize(PAGE);
    var found = new ArrayList<Listed>();
    int looked = 0;
    for (var message : reader.read(client)) {
      var created = message.getDateCreated();
      if (++looked > MOST_LOOKED_AT
          || created == null
          || created.toInstant().plusSeconds(1).isBefore(since)) {
        break;
      }
      if (message.getDirection() == Message.Direction.OUTBOUND_API) {
        found.addFirst(new Listed(message.getSid(), message.getBody()));
      }
    }
    return found;
  }

  /// A message as Twilio lists it.
  public record Listed(String sid, String body) {}

  private static PhoneNumber number(Channel channel, String identity) {
    return new PhoneNumber(channel == Channel.WHATSAPP ? "whatsapp:" + identity : identity);
  }
}
