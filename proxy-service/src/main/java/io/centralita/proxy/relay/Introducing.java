package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.relay.Reaction.Opens;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.Joining.NoNumber;
import io.centralita.proxy.session.NewParticipant;
import io.centralita.proxy.session.NewSession;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens the session that an account's answer asks for, between a writer whom nobody expected and
/// somebody whom the answer names.
@Component
class Introducing {
  private static final Logger log = LoggerFactory.getLogger(Introducing.class);
  private static final String WHATSAPP = "whatsapp:";

  private final Sessions sessions;
  private final AddressSealer sealer;
  private final TransactionTemplate transaction;

  Introducing(Sessions sessions, AddressSealer sealer, TransactionTemplate transaction) {
    this.sessions = sessions;
    this.sealer = sealer;
    this.transaction = transaction;
  }

  /// All of it or nothing; once for each cause.
  ///
  /// @param writer whoever wrote or called
  /// @param number to which
  void introduce(UUID cause, Address writer, BusinessNumber number, Service service, Opens wanted) {
    Address other;
    try {
      other = sealed(wanted.identifier());
    } catch (IllegalArgumentException _) {
      log.warn("An out-of-session answer names nobody who can be reached: no session is opened");
      return;
    }
    var exhausted = new ArrayList<Session>();
    transaction.executeWithoutResult(status -> {
      var ttl = wanted.ttl();
      var session =
          sessions.open(
              service,
              new NewSession(
                  sessionOf(cause),
                  null,
                  wanted.uniqueName(),
                  mode(wanted, writer, other),
                  ttl == null ? null : Duration.ofSeconds(ttl),
                  null));
      var joining =
          session
              .map(opened ->
                  sessions.join(service, opened, newcomer(writer, number), guest(wanted, other)))
              .orElse(null);
      if (joining instanceof NoNumber) {
        session.ifPresent(exhausted::add);
      }
      if (!(joining instanceof Joined)) {
        status.setRollbackOnly();
        log.warn("An out-of-session answer asks for a session that cannot be: none is opened");
      }
    });
    exhausted.forEach(
        session -> transaction.executeWithoutResult(_ -> sessions.exhausted(service, session)));
  }

  /// The session that a message or a call brings about, when the account wants one.
  static UUID sessionOf(UUID cause) {
    return EventIds.derived("out-of-session", cause.toString());
  }

  /// On the number that they wrote to.
  private NewParticipant newcomer(Address writer, BusinessNumber number) {
    return new NewParticipant(writer, Place.of(sealer.open(writer)), null, number);
  }

  private NewParticipant guest(Opens wanted, Address other) {
    return new NewParticipant(other, Place.of(sealer.open(other)), wanted.friendlyName(), null);
  }

  private Address sealed(String identifier) {
    return identifier.startsWith(WHATSAPP)
        ? sealer.seal(Channel.WHATSAPP, Identity.of(identifier.substring(WHATSAPP.length())))
        : sealer.seal(Channel.SMS, Identity.of(identifier));
  }

  private Mode mode(Opens wanted, Address writer, Address other) {
    var asked = wanted.mode() == null ? null : Mode.of(wanted.mode()).orElse(null);
    if (asked != null) {
      return asked;
    }
    return sealer.open(writer).isPhoneNumber() && sealer.open(other).isPhoneNumber()
        ? Mode.VOICE_AND_MESSAGE
        : Mode.MESSAGE_ONLY;
  }
}
