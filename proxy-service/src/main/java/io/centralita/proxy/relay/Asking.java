package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.account.Accounts;
import io.centralita.proxy.contact.ContactSettings;
import io.centralita.proxy.contact.Screening;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Reaction.None;
import io.centralita.proxy.relay.Reaction.Opens;
import io.centralita.proxy.relay.Reaction.Says;
import io.centralita.proxy.sending.Sends;
import io.centralita.proxy.service.InterceptFailure;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets accounts have their say about messages: before one crosses, and when one reaches nobody.
@Component
class Asking {
  private static final Logger log = LoggerFactory.getLogger(Asking.class);

  private final Holding holding;
  private final Intercepting intercepting;
  private final OutOfSession outOfSession;
  private final Introducing introducing;
  private final Services services;
  private final Accounts accounts;
  private final ContactSettings contacts;
  private final Sends sends;

  Asking(
      Holding holding,
      Intercepting intercepting,
      OutOfSession outOfSession,
      Introducing introducing,
      Services services,
      Accounts accounts,
      ContactSettings contacts,
      Sends sends) {
    this.holding = holding;
    this.intercepting = intercepting;
    this.outOfSession = outOfSession;
    this.introducing = introducing;
    this.services = services;
    this.accounts = accounts;
    this.contacts = contacts;
    this.sends = sends;
  }

  /// Within the transaction that takes the message.
  ///
  /// @param service of a message that passes
  /// @return whether the account has its say first; the message goes on later then
  boolean holds(UUID cause, MessageReceived message, Crossing crossing, @Nullable Service service) {
    if (accounts.of(message.tenant()).isEmpty()) {
      return false;
    }
    return switch (crossing) {
      case Passes _ ->
          service != null
              && (service.interceptCallbackUrl() != null
                  || (service.outOfSessionCallbackUrl() != null && holding.waits(message)))
              && holding.hold(cause, message);
      case NoCounterpart() ->
          outOfSession.service(message).map(_ -> holding.hold(cause, message)).orElse(false);
      default -> false;
    };
  }

  /// Asks, and waits for the answer.
  ///
  /// @param goOn what happens to a message about which nobody is asked
  /// @return what is to be done in the transaction that lets the message go
  Runnable about(UUID cause, MessageReceived message, Crossing crossing, Runnable goOn) {
    return switch (crossing) {
      case Passes passes ->
          forbidden(cause, message, passes)
              ? () -> log.info("Message {} was forbidden to cross", message.carrierMessageId())
              : goOn;
      case NoCounterpart() ->
          switch (outOfSession.ask(message)) {
            case None() -> goOn;
            case Says(var texts) -> () -> say(cause, message, texts);
            case Opens opens -> {
              outOfSession
                  .service(message)
                  .ifPresent(service ->
                      introducing.introduce(cause, message.from(), message.to(), service, opens));
              yield goOn;
            }
          };
      default -> goOn;
    };
  }

  /// Nobody could be asked, however often that was tried.
  Runnable unasked(MessageReceived message, Crossing crossing, Runnable goOn) {
    boolean blocked =
        crossing instanceof Passes passes
            && services
                .find(passes.link().terms().service())
                .filter(service -> service.interceptCallbackUrl() != null)
                .filter(service -> service.onInterceptFailure() == InterceptFailure.BLOCK)
                .isPresent();
    return blocked
        ? () -> log.warn("Message {} does not cross: nobody said so", message.carrierMessageId())
        : goOn;
  }

  private boolean forbidden(UUID cause, MessageReceived message, Passes passes) {
    var own =
        services.find(passes.link().terms().service()).map(Service::contacts).orElse(Map.of());
    return switch (Screening.of(passes.words(), contacts.with(own))) {
      case Screening.Clear(var words) -> intercepting.forbids(cause, message, passes, words);
      case Screening.Masked(var words) -> intercepting.forbids(cause, message, passes, words);
      case Screening.Blocked() -> false;
    };
  }

  private void say(UUID cause, MessageReceived message, List<String> texts) {
    Address writer = message.from();
    for (int text = 0; text < texts.size(); text++) {
      sends.ask(
          new SendMessage(
              new SendId(
                  EventIds.derived("out-of-session", cause.toString(), Integer.toString(text))),
              message.tenant(),
              writer,
              message.to(),
              new Words(texts.get(text), List.of(), null),
              null,
              "out-of-session"));
    }
  }
}
