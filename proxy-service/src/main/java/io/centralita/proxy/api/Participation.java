package io.centralita.proxy.api;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.link.Limits;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Joining;
import io.centralita.proxy.session.Joining.AlreadyIn;
import io.centralita.proxy.session.Joining.Full;
import io.centralita.proxy.session.Joining.InUse;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.Joining.NoNumber;
import io.centralita.proxy.session.Joining.NotGiven;
import io.centralita.proxy.session.Joining.Over;
import io.centralita.proxy.session.NewParticipant;
import io.centralita.proxy.session.Participant;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import io.centralita.proxy.sid.Sid;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is to be in a session: read from a request, let in, or refused with Twilio's code.
@Component
class Participation {
  private static final JsonMapper JSON = EventCodec.jsonMapper();
  private static final int MOST = 2;
  private static final List<String> FIELDS =
      List.of("Identifier", "FriendlyName", "ProxyIdentifier", "ProxyIdentifierSid");

  private final Sessions sessions;
  private final NumberDirectory numbers;
  private final Identifiers identifiers;
  private final TransactionTemplate transaction;

  Participation(
      Sessions sessions,
      NumberDirectory numbers,
      Identifiers identifiers,
      TransactionTemplate transaction) {
    this.sessions = sessions;
    this.numbers = numbers;
    this.identifiers = identifiers;
    this.transaction = transaction;
  }

  NewParticipant one(Form form, Service service, Mode mode) {
    var identifier = form.required("Identifier");
    var name = form.given("FriendlyName").orElse(null);
    if (name != null && !Limits.isFriendlyName(name)) {
      throw Refusal.invalid(
          "FriendlyName", "send at most " + Limits.LONGEST_FRIENDLY_NAME + " characters");
    }
    return new NewParticipant(
        identifiers.sealed("Identifier", identifier, mode),
        identifiers.place(identifier),
        name,
        number(form, service));
  }

  /// `Participants` of a session that is to be opened: each an object in JSON, with the fields that
  /// a participant alone is asked for with.
  List<NewParticipant> read(Form form, Service service, Mode mode) {
    var given = form.all("Participants");
    if (given.size() > MOST) {
      throw Refusal.tooManyParticipants();
    }
    return given.stream().map(text -> one(form(text), service, mode)).toList();
  }

  private static Form form(String text) {
    JsonNode object;
    try {
      object = JSON.readTree(text);
    } catch (JacksonException _) {
      throw unreadable();
    }
    if (!object.isObject()) {
      throw unreadable();
    }
    var fields = new LinkedMultiValueMap<String, String>();
    for (var field : FIELDS) {
      var snake = field.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      var camel = Character.toLowerCase(field.charAt(0)) + field.substring(1);
      for (var name : List.of(field, camel, snake)) {
        if (object.path(name).isString()) {
          fields.set(field, object.path(name).asString());
        }
      }
    }
    return Form.of(fields);
  }

  private static Refusal unreadable() {
    return Refusal.invalid("Participants", "send an object in JSON with an Identifier for each");
  }

  private @Nullable BusinessNumber number(Form form, Service service) {
    var sid = form.given("ProxyIdentifierSid");
    if (sid.isPresent()) {
      return Sid.read(Sid.Kind.PN, sid.get())
          .flatMap(known -> numbers.find(service.tenant(), known.id()))
          .map(number -> number.number())
          .orElseThrow(Refusal::proxyNumberNotInService);
    }
    return form.given("ProxyIdentifier")
        .map(text -> {
          try {
            return new BusinessNumber(text);
          } catch (IllegalArgumentException _) {
            throw Refusal.invalid("ProxyIdentifier", "send a number in E.164");
          }
        })
        .orElse(null);
  }

  /// No number is left: what Twilio says of it, and whose session it is about.
  private static final class NoneLeft extends RuntimeException {
    private final transient Session session;
    private final Refusal refusal;

    NoneLeft(Session session, Refusal refusal) {
      super(refusal.said(), null, false, false);
      this.session = session;
      this.refusal = refusal;
    }
  }

  /// All of it or nothing. That no number was left is told all the same, whatever was taken back
  /// with it.
  <T> T inTransaction(Service service, Supplier<T> work) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    } catch (NoneLeft none) {
      transaction.executeWithoutResult(_ -> sessions.exhausted(service, none.session));
      throw none.refusal;
    }
  }

  /// Within [#inTransaction].
  Participant join(Service service, Session session, NewParticipant asked) {
    return joined(session, sessions.join(service, session, asked));
  }

  /// The first is the customer, the second the provider. Within [#inTransaction].
  void join(Service service, Session session, List<NewParticipant> asked) {
    if (asked.size() == MOST) {
      joined(session, sessions.join(service, session, asked.getFirst(), asked.getLast()));
    } else {
      asked.forEach(person -> join(service, session, person));
    }
  }

  private static Participant joined(Session session, Joining joining) {
    return switch (joining) {
      case Joined(var participant) -> participant;
      case Over() -> throw Refusal.sessionClosed();
      case Full() -> throw Refusal.tooManyParticipants();
      case AlreadyIn() -> throw Refusal.alreadyInSession();
      case InUse() -> throw Refusal.proxyNumberInUse();
      case NotGiven(var why) -> throw Refusal.of(why);
      case NoNumber(var shortage) -> throw new NoneLeft(session, Refusal.of(shortage));
    };
  }
}
