package io.centralita.audit.trail;

import io.centralita.audit.paging.Cursor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A business action.
///
/// @param actor who did it
/// @param what such as `offer-declined`
/// @param status the state that it left
/// @param why one word, or the reason that the event gave
/// @param details ids and times that belong to it, by name
record AuditEvent(
    UUID id,
    Instant at,
    String tenant,
    Actor actor,
    String what,
    String status,
    String why,
    @Nullable UUID lead,
    Map<String, String> details) {

  AuditEvent {
    details = Map.copyOf(details);
  }

  Cursor place() {
    return new Cursor(at, id);
  }

  /// @param kind `customer`, `provider`, `person` (one of the two), `operator` or `system`
  /// @param id a person's ref, a provider's id or the subject of an operator's token, where it is
  ///   known
  record Actor(String kind, @Nullable String id) {
    static final Actor SYSTEM = new Actor("system", null);
    static final Actor A_CUSTOMER = new Actor("customer", null);
    static final Actor A_PROVIDER = new Actor("provider", null);
    static final Actor AN_OPERATOR = new Actor("operator", null);

    static Actor customer(String ref) {
      return new Actor("customer", ref);
    }

    static Actor person(String ref) {
      return new Actor("person", ref);
    }

    static Actor operator(String subject) {
      return new Actor("operator", subject);
    }

    static Actor provider(Object id) {
      return new Actor("provider", id.toString());
    }
  }
}
