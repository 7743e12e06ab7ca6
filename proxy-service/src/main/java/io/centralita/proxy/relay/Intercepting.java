package io.centralita.proxy.relay;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
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
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.service.InterceptFailure;
import io.centralita.proxy.service.Services;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks an account whether a message may cross (<https://www.twilio.com/docs/proxy/api/webhooks>):
/// 403 says no. When no answer is to be had, the service's setting decides; Twilio lets everything
/// pass.
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
  boolean forbids(UUID cause, MessageReceived message, Passes passes, Words words) {
    var service = services.find(passes.link().terms().service()).orElse(null);
    var url = service == null ? null : service.interceptCallbackUrl();
    var account = service == null ? null : accounts.of(service.tenant()).orElse(null);
    if (service == null || url == null || account == null) {
      return false;
    }
    var asked = interaction(cause, message, passes, words);
    var fields = InteractionFields.of(asked, account, service.id(), data.of(asked, words.text()));
    return forbids(line.post("intercept", url, fields, account), service.onInterceptFailure());
  }

  static boolean forbids(Answer answer, InterceptFailure onFailure) {
    return switch (answer) {
      case Given given when given.status() == FORBIDDEN -> true;
      case Given given when given.isSuccess() -> false;
      case Given(int status, _, _) -> failed("status " + status, onFailure);
      case Missing(var why) -> failed(why, onFailure);
    };
  }

  private static boolean failed(String why, InterceptFailure onFailure) {
    log.info("An intercept callback was not answered ({}): the message is to {}", why, onFailure);
    return onFailure == InterceptFailure.BLOCK;
  }

  private Interaction interaction(UUID cause, MessageReceived message, Passes passes, Words words) {
    var now = clock.instant();
    var from = passes.link().end(passes.from());
    return new Interaction(
        EventIds.derived("relay", cause.toString()),
        passes.link().id(),
        Interaction.Type.MESSAGE,
        passes.from(),
        new Leg(from.participant(), message.carrierMessageId(), "received"),
        null,
        null,
        null,
        words.media().size(),
        now,
        now);
  }
}
