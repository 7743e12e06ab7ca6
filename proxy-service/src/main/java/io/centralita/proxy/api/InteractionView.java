package io.centralita.proxy.api;

import io.centralita.proxy.callback.ResourceSid;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.sid.Sid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An interaction as Twilio shows it, among a session's or among those that the account itself sent
/// to a participant.
final class InteractionView {
  /// Twilio's list; another word of a carrier is `unknown` to its SDKs.
  private static final Set<String> STATUSES =
      Set.of(
          "accepted",
          "answered",
          "busy",
          "canceled",
          "completed",
          "deleted",
          "delivered",
          "delivery-unknown",
          "failed",
          "in-progress",
          "initiated",
          "no-answer",
          "queued",
          "received",
          "receiving",
          "ringing",
          "scheduled",
          "sending",
          "sent",
          "undelivered",
          "unknown");

  private InteractionView() {}

  static Map<String, @Nullable Object> of(Interaction interaction, Place place, String data) {
    return view(interaction, place, data, place.session() + "/Interactions/");
  }

  static Map<String, @Nullable Object> toParticipant(
      Interaction interaction, UUID participant, Place place, String data) {
    var sid = new Sid(Sid.Kind.KP, participant).toString();
    var view =
        view(
            interaction,
            place,
            data,
            place.session() + "/Participants/" + sid + "/MessageInteractions/");
    view.put("participant_sid", sid);
    return view;
  }

  private static Map<String, @Nullable Object> view(
      Interaction interaction, Place place, String data, String list) {
    var sid = interaction.sid().toString();
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("sid", sid);
    view.put("session_sid", new Sid(Sid.Kind.KC, interaction.link().value()).toString());
    view.put("service_sid", place.serviceSid());
    view.put("account_sid", place.accountSid());
    view.put("data", data);
    view.put("type", interaction.type().code());
    leg(view, "inbound", interaction.inbound(), interaction.type());
    leg(view, "outbound", interaction.outbound(), interaction.type());
    view.put("date_created", Shown.at(interaction.at()));
    view.put("date_updated", Shown.at(interaction.updatedAt()));
    view.put("url", list + sid);
    return view;
  }

  private static void leg(
      Map<String, @Nullable Object> view, String half, @Nullable Leg leg, Interaction.Type type) {
    var participant = leg == null ? null : leg.participant();
    var status = leg == null ? null : leg.status();
    view.put(
        half + "_participant_sid",
        participant == null ? null : new Sid(Sid.Kind.KP, participant).toString());
    view.put(half + "_resource_sid", leg == null ? null : ResourceSid.of(type, leg.resource()));
    // Twilio's document allows no null here, whatever its examples show.
    view.put(
        half + "_resource_status",
        status != null && STATUSES.contains(status) ? status : "unknown");
    view.put(
        half + "_resource_type",
        leg == null ? null : type == Interaction.Type.VOICE ? "Call" : "Message");
    view.put(half + "_resource_url", null);
  }
}
