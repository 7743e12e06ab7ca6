package io.centralita.proxy.api;

import io.centralita.proxy.session.Participant;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A participant as Twilio shows them, with the number in clear: the account that asks has given
/// it.
@JsonNaming(SnakeCaseStrategy.class)
record ParticipantView(
    String sid,
    String sessionSid,
    String serviceSid,
    String accountSid,
    @Nullable String friendlyName,
    String identifier,
    String proxyIdentifier,
    @Nullable String proxyIdentifierSid,
    @Nullable Instant dateDeleted,
    Instant dateCreated,
    Instant dateUpdated,
    String url,
    Map<String, String> links) {

  /// @param identifier as [Identifiers#shown] writes it
  static ParticipantView of(
      Participant participant, String identifier, @Nullable String numberSid, Place place) {
    var sid = participant.sid().toString();
    var url = place.session() + "/Participants/" + sid;
    var deletedAt = participant.deletedAt();
    return new ParticipantView(
        sid,
        new Sid(Sid.Kind.KC, participant.session().value()).toString(),
        place.serviceSid(),
        place.accountSid(),
        participant.friendlyName(),
        identifier,
        participant.number().e164(),
        numberSid,
        Shown.atOrNull(deletedAt),
        Shown.at(participant.createdAt()),
        Shown.at(deletedAt == null ? participant.createdAt() : deletedAt),
        url,
        Map.of("message_interactions", url + "/MessageInteractions"));
  }
}
