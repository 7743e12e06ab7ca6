package io.centralita.proxy.callback;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An interaction as Twilio's callbacks tell it (<https://www.twilio.com/docs/proxy/api/webhooks>).
/// What is not known is left out.
public final class InteractionFields {
  private final Map<String, String> fields = new LinkedHashMap<>();

  private InteractionFields() {}

  /// @param service whose session it is
  /// @param data as the API answers it, see [InteractionData]
  public static Map<String, String> of(
      Interaction interaction, Account account, UUID service, String data) {
    var told = new InteractionFields();
    told.put("interactionSid", interaction.sid().toString());
    told.put("interactionAccountSid", account.sid());
    told.put("interactionServiceSid", new Sid(Sid.Kind.KS, service).toString());
    told.put("interactionSessionSid", new Sid(Sid.Kind.KC, interaction.link().value()).toString());
    told.put("interactionType", interaction.type() == Interaction.Type.VOICE ? "Voice" : "Message");
    told.put("interactionData", data);
    told.put("interactionDateCreated", shown(interaction.at()));
    told.put("interactionDateUpdated", shown(interaction.updatedAt()));
    told.leg("inbound", interaction.inbound(), interaction.type());
    told.leg("outbound", interaction.outbound(), interaction.type());
    return told.fields;
  }

  private void leg(String half, @Nullable Leg leg, Interaction.Type type) {
    if (leg == null) {
      return;
    }
    var participant = leg.participant();
    put(
        half + "ParticipantSid",
        participant == null ? null : new Sid(Sid.Kind.KP, participant).toString());
    put(half + "ResourceSid", ResourceSid.of(type, leg.resource()));
    put(half + "ResourceStatus", leg.status());
    put(half + "ResourceType", type == Interaction.Type.VOICE ? "call" : "message");
  }

  private void put(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static String shown(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
