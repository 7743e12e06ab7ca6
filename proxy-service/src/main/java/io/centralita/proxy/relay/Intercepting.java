package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.proxy.account.Accounts;
import io.centralita.proxy.callback.Answer;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.Answer.Missing;
import io.centralita.proxy.callback.CallbackLine;
import io.centralita.proxy.callback.InteractionData;
import io.centralita.proxy.callback.InteractionFields;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.link.Link;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.service.InterceptFailure;
import io.centralita.proxy.service.Services;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks an account whether a message or a call may cross
/// (<https://www.twilio.com/docs/proxy/api/webhooks>): 403 says no. When no answer is to be had,
/// the service's setting decides; Twilio lets everything pass.
@Component
class Intercepting {
  private static final Logger log = LoggerFactory.getLogger(Intercepting.class);
  private static final int FORBIDDEN = 403;

  private final Services services;
  private final Accounts accounts;
  private final CallbackLine line;
  private final InteractionData data;
  private final InstantSource clock;

  Intercepting(
      Services services,
      Accounts accounts,
      CallbackLine line,
      InteractionData data,
      InstantSource clock) {
    this.services = services;
    this.accounts = accounts;
    this.line = line;
    this.data = data;
    this.clock = clock;
  }

  /// Waits for the account's server.
  ///
  /// @param words what would cross, after contacts were taken out
  Ruling ruling(UUID cause, MessageReceived message, Passes passes, Words words) {
    var from = passes.link().end(passes.from());
    var asked =
        interaction(
            EventIds.derived("relay", cause.toString()),
            passes.link(),
            Interaction.Type.MESSAGE,
            passes.from(),
            new Leg(from.participant(), message.carrierMessageId(), "received"),
            words.media().size());
    return ruling(passes.link(), asked, data.of(asked, words.text()));
  }

  /// Waits for the account's server, while the caller hears it ring.
  Ruling ruling(Link link, Address caller, UUID interaction, String callSid) {
    var from = link.sideOf(caller);
    var asked =
        interaction(
            interaction,
            link,
            Interaction.Type.VOICE,
            from,
            new Leg(link.end(from).participant(), callSid, "in-progress"),
            0);
    return ruling(link, asked, data.of(asked));
  }

  private Ruling ruling(Link link, Interaction asked, String shown) {
    var service = services.find(link.terms().service()).orElse(null);
    var url = service == null ? null : service.interceptCallbackUrl();
    var account = service == null ? null : accounts.of(service.tenant()).orElse(null);
    if (service == null || url == null || account == null) {
      return Ruling.PASSES;
    }
    var fields = InteractionFields.of(asked, account, service.id(), shown);
    return ruling(line.post("intercept", url, fields, account), service.onInterceptFailure());
  }

  static Ruling ruling(Answer answer, InterceptFailure onFailure) {
    return switch (answer) {
      case Given given when given.status() == FORBIDDEN -> Ruling.FORBIDDEN;
      case Given given when given.isSuccess() -> Ruling.PASSES;
      case Given(int status, _, _) -> failed("status " + status, onFailure);
      case Missing(var why) -> failed(why, onFailure);
    };
  }

  private static Ruling failed(String why, InterceptFailure onFailure) {
    log.info("An intercept callback was not answered ({}): it is to {}", why, onFailure);
    return switch (onFailure) {
      case PASS -> Ruling.PASSES;
      case BLOCK -> Ruling.UNANSWERED;
    };
  }

  private Interaction interaction(
      UUID id, Link link, Interaction.Type type, Side from, Leg inbound, int media) {
    var now = clock.instant();
    return new Interaction(id, link.id(), type, from, inbound, null, null, null, media, now, now);
  }
}
