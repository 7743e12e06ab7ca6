package io.centralita.proxy.relay;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.account.Accounts;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.CallbackLine;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.sid.Sid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks an account what to do about a message or a call to somebody who is not there
/// (<https://www.twilio.com/docs/proxy/out-session-callback-response-guide>). The account owner's
/// own server is told who wrote, in clear, as Twilio tells it.
@Component
class OutOfSession {
  private final NumberDirectory numbers;
  private final Services services;
  private final Accounts accounts;
  private final Links links;
  private final AddressSealer sealer;
  private final CallbackLine line;

  OutOfSession(
      NumberDirectory numbers,
      Services services,
      Accounts accounts,
      Links links,
      AddressSealer sealer,
      CallbackLine line) {
    this.numbers = numbers;
    this.services = services;
    this.accounts = accounts;
    this.links = links;
    this.sealer = sealer;
    this.line = line;
  }

  /// The service whose account is to be asked; nothing where nobody is.
  Optional<Service> service(TenantId tenant, BusinessNumber to) {
    return numbers
        .find(tenant, to)
        .flatMap(number -> services.find(number.service()))
        .filter(service -> service.outOfSessionCallbackUrl() != null)
        .filter(service -> accounts.of(service.tenant()).isPresent());
  }

  Optional<Service> service(MessageReceived message) {
    return service(message.tenant(), message.to());
  }

  Reaction ask(MessageReceived message) {
    return service(message)
        .flatMap(service -> ask(Stranger.wrote(message), service))
        .map(Reaction::of)
        .orElseGet(Reaction.None::new);
  }

  /// Waits for the account's server.
  Optional<Given> ask(Stranger stranger, Service service) {
    var account = accounts.of(service.tenant()).orElseThrow();
    var url = Objects.requireNonNull(service.outOfSessionCallbackUrl());
    return line.post("out-of-session", url, fields(stranger, service, account), account)
            instanceof Given given
        ? Optional.of(given)
        : Optional.empty();
  }

  private Map<String, String> fields(Stranger stranger, Service service, Account account) {
    var fields = new LinkedHashMap<String, String>();
    var prefix = stranger.from().channel() == Channel.WHATSAPP ? "whatsapp:" : "";
    fields.put("AccountSid", account.sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("From", prefix + sealer.open(stranger.from()).reveal());
    fields.put("To", prefix + stranger.to().e164());
    fields.putAll(stranger.what());
    fields.put("serviceSid", service.sid().toString());
    links
        .metBefore(stranger.from(), stranger.to(), stranger.at())
        .ifPresent(last -> {
          var closed = last.closed();
          fields.put("sessionSid", new Sid(Sid.Kind.KC, last.id().value()).toString());
          fields.put("sessionServiceSid", service.sid().toString());
          fields.put("sessionAccountSid", account.sid());
          fields.put("sessionMode", last.terms().mode().code());
          fields.put("sessionStatus", closed == null ? "open" : "closed");
          fields.put(
              "inboundParticipantSid",
              new Sid(Sid.Kind.KP, last.end(last.sideOf(stranger.from())).participant())
                  .toString());
          fields.put("inboundParticipantProxyIdentifier", stranger.to().e164());
        });
    return fields;
  }
}
