package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Participant;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import io.centralita.proxy.sid.Sid;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds what a path names, among the account's own. Services and sessions may be named by their
/// SID or by their unique name.
@Component
class Owned {
  private final Services services;
  private final Sessions sessions;

  Owned(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  Service service(Account account, String named) {
    return Sid.read(Sid.Kind.KS, named)
        .flatMap(sid -> services.find(account.tenant(), sid.id()))
        .or(() -> services.find(account.tenant(), named))
        .or(() -> unmade(account, named))
        .orElseThrow(Refusal::notFound);
  }

  /// The default service is there even before anybody asked for it.
  private Optional<Service> unmade(Account account, String named) {
    var id = Services.idOfDefault(account.tenant());
    return named.equals(Service.DEFAULT) || named.equals(new Sid(Sid.Kind.KS, id).toString())
        ? Optional.of(services.defaultOf(account.tenant()))
        : Optional.empty();
  }

  Session session(Service service, String named) {
    return Sid.read(Sid.Kind.KC, named)
        .flatMap(sid -> sessions.find(service, sid.id()))
        .or(() -> sessions.find(service, named))
        .orElseThrow(Refusal::notFound);
  }

  /// Those who were taken out are still to be found.
  Participant participant(Session session, String sid) {
    var known = Sid.read(Sid.Kind.KP, sid).orElseThrow(Refusal::notFound);
    return sessions.everybody(session).stream()
        .filter(participant -> participant.id().equals(known.id()))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }
}
