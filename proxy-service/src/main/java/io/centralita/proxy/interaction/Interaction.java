package io.centralita.proxy.interaction;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message or a call that crossed a session.
///
/// @param id of a message the send that passes it on
/// @param from who wrote or called; absent when the account itself wrote to a participant
/// @param inbound what came in; absent as `from` is
/// @param seconds how long they spoke; absent for messages and while that is not known
/// @param sealedText what was said, where the service keeps that
/// @param updatedAt when a carrier last said something about it
public record Interaction(
    UUID id,
    LinkId link,
    Type type,
    @Nullable Side from,
    @Nullable Leg inbound,
    @Nullable Leg outbound,
    @Nullable Integer seconds,
    @Nullable String sealedText,
    int mediaCount,
    Instant at,
    Instant updatedAt) {

  /// What it was.
  public enum Type {
    MESSAGE,
    VOICE,
    UNKNOWN;

    /// As it is stored and as the API writes it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One of its two halves.
  ///
  /// @param participant whose half it is
  /// @param resource the carrier's own id, as soon as there is one
  /// @param status in the carrier's own words
  public record Leg(
      @Nullable UUID participant, @Nullable String resource, @Nullable String status) {}

  public Sid sid() {
    return new Sid(Sid.Kind.KI, id);
  }
}
