package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.account.Accounts;
import io.centralita.proxy.contact.ContactSettings;
import io.centralita.proxy.contact.Screening;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Notices.About;
import io.centralita.proxy.relay.Notices.Writer;
import io.centralita.proxy.relay.Reaction.None;
import io.centralita.proxy.relay.Reaction.Opens;
import io.centralita.proxy.relay.Reaction.Says;
import io.centralita.proxy.sending.Sends;
import io.centralita.proxy.service.InterceptFailure;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.micrometer.core.instrument.MeterRegistry;
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
  private final Notices notices;
  private final Sends sends;
  private final MeterRegistry meters;

  Asking(
      Holding holding,
      Intercepting intercepting,
      OutOfSession outOfSession,
      Introducing introducing,
      Services services,
      Accounts accounts,
      ContactSettings contacts,
      Notices notices,
      Sends sends,
      MeterRegistry meters) {
    this.holding = holding;
    this.intercepting = intercepting;
    this.outOfSession = outOfSession;
    this.introducing = introducing;
    this.services = services;
    this.accounts = accounts;
    this.contacts = contacts;
    this.notices = notices;
    this.sends = sends;
    this.meters = meters;
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
          switch (ruling(cause, message, passes)) {
            case PASSES -> goOn;
            case FORBIDDEN ->
                () -> {
                  count("forbidden");
                  log.info("Message {} was forbidden to cross", message.carrierMessageId());
                };
            case UNANSWERED -> () -> staysBehind(cause, message, passes);
          };
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
  Runnable unasked(UUID cause, MessageReceived message, Crossing crossing, Runnable goOn) {
    return crossing instanceof Passes passes && isBlockedUnasked(passes)
        ? () -> staysBehind(cause, message, passes)
        : goOn;
  }

  private boolean isBlockedUnasked(Passes passes) {
    return services
        .find(passes.link().terms().service())
        .filter(service -> service.interceptCallbackUrl() != null)
        .filter(service -> service.onInterceptFailure() == InterceptFailure.BLOCK)
        .isPresent();
  }

  /// Without the account's word nothing crosses there. That is nobody's wish, so the writer is
  /// told.
  private void staysBehind(UUID cause, MessageReceived message, Passes passes) {
    count("unanswered");
    var link = passes.link();
    var told =
        notices.tell(
            About.UNDELIVERED,
            () -> new Template("not-delivered", Map.of()),
            new Writer(link.tenant(), message.from(), message.to(), link.lead()),
            new SendId(EventIds.derived("unanswered", cause.toString())));
    log.warn(
        "Message {} does not cross, as its account's server did not say so; its writer {}",
        message.carrierMessageId(),
        told ? "is told" : "was told of another a short time ago");
  }

  private void count(String outcome) {
    meters.counter("centralita.relay", "outcome", outcome).increment();
  }

  private Ruling ruling(UUID cause, MessageReceived message, Passes passes) {
    var own =
        services.find(passes.link().terms().service()).map(Service::contacts).orElse(Map.of());
    return switch (Screening.of(passes.words(), contacts.with(own))) {
      case Screening.Clear(var words) -> intercepting.ruling(cause, message, passes, words);
      case Screening.Masked(var words) -> intercepting.ruling(cause, message, passes, words);
      case Screening.Blocked() -> Ruling.PASSES;
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
