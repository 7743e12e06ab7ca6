package io.centralita.proxy.api;

import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.session.Session;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A session as Twilio shows it.
@JsonNaming(SnakeCaseStrategy.class)
record SessionView(
    String sid,
    String serviceSid,
    String accountSid,
    Instant dateStarted,
    @Nullable Instant dateEnded,
    @Nullable Instant dateLastInteraction,
    @Nullable Instant dateExpiry,
    @Nullable String uniqueName,
    String status,
    @Nullable String closedReason,
    int ttl,
    String mode,
    Instant dateCreated,
    Instant dateUpdated,
    String url,
    Map<String, String> links) {

  static SessionView of(Session session, Place place) {
    var closed = session.closed();
    var terms = session.terms();
    return new SessionView(
        session.sid().toString(),
        place.serviceSid(),
        place.accountSid(),
        Shown.at(session.createdAt()),
        closed == null ? null : Shown.at(closed.at()),
        Shown.atOrNull(session.lastInteraction()),
        Shown.atOrNull(terms.dateExpiry()),
        session.uniqueName(),
        session.status().code(),
        closed == null ? null : reason(closed.reason()),
        Shown.seconds(terms.ttl()),
        terms.mode().code(),
        Shown.at(session.createdAt()),
        Shown.at(session.updatedAt()),
        place.session(),
        Map.of(
            "interactions", place.session() + "/Interactions",
            "participants", place.session() + "/Participants"));
  }

  /// Twilio's words.
  private static String reason(CloseReason reason) {
    return switch (reason) {
      case EXPIRED -> "ttl";
      case ENDED -> "api";
      case FAILED -> "failed";
    };
  }
}
