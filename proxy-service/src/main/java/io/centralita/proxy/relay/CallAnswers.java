package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.relay.CallAnswer.Allowed;
import io.centralita.proxy.relay.CallAnswer.Forbidden;
import io.centralita.proxy.relay.CallAnswer.Forwarded;
import io.centralita.proxy.relay.CallAnswer.Spoken;
import io.centralita.proxy.relay.Reaction.Opens;
import io.centralita.proxy.service.AfterClose;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides about calls about which the gateway's memory does not: whether the account lets one
/// through, and what becomes of one to somebody who is not there.
@Component
class CallAnswers {
  private final Links links;
  private final NumberDirectory numbers;
  private final Services services;
  private final Intercepting intercepting;
  private final OutOfSession outOfSession;
  private final Introducing introducing;
  private final InstantSource clock;

  CallAnswers(
      Links links,
      NumberDirectory numbers,
      Services services,
      Intercepting intercepting,
      OutOfSession outOfSession,
      Introducing introducing,
      InstantSource clock) {
    this.links = links;
    this.numbers = numbers;
    this.services = services;
    this.intercepting = intercepting;
    this.outOfSession = outOfSession;
    this.introducing = introducing;
    this.clock = clock;
  }

  /// Waits for the account's server where that has its say; to be called by a thread that may wait.
  CallAnswer about(TenantId tenant, Address caller, BusinessNumber to, String callSid) {
    var open = links.meeting(caller, to).filter(link -> !link.isDue(clock.instant())).orElse(null);
    if (open != null) {
      return switch (intercepting.ruling(open, caller, LinkCalls.interaction(callSid), callSid)) {
        case PASSES -> new Allowed();
        case FORBIDDEN, UNANSWERED -> new Forbidden();
      };
    }
    var asked = outOfSession.service(tenant, to).orElse(null);
    if (asked != null) {
      var stranger = Stranger.called(tenant, caller, to, callSid, clock.instant());
      var given = outOfSession.ask(stranger, asked).filter(Given::isSuccess).orElse(null);
      if (given != null) {
        var answer = said(given, asked, stranger, callSid);
        if (answer != null) {
          return answer;
        }
      }
    }
    return afterClose(tenant, to);
  }

  private @Nullable CallAnswer said(
      Given given, Service service, Stranger stranger, String callSid) {
    if (VoiceDocument.isOne(given)) {
      return new Spoken(given.body());
    }
    if (Reaction.of(given) instanceof Opens opens) {
      UUID cause = EventIds.derived("call", callSid);
      // Whoever calls is written to by SMS.
      introducing.introduce(cause, stranger.from().on(Channel.SMS), stranger.to(), service, opens);
      return new Allowed();
    }
    return null;
  }

  private CallAnswer afterClose(TenantId tenant, BusinessNumber to) {
    return numbers
        .find(tenant, to)
        .flatMap(number -> services.find(number.service()))
        .filter(service -> service.afterClose() == AfterClose.FORWARD)
        .flatMap(_ -> numbers.main(tenant, Channel.VOICE))
        .<CallAnswer>map(Forwarded::new)
        .orElseGet(Allowed::new);
  }
}
