package io.centralita.simulator.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One leg of a call, as one phone knows it: a person's with a number of the business, or the one
/// that a `<Dial>` made.
///
/// @param parentSid the leg whose `<Dial>` made this one
/// @param from E.164; for a dialed leg the caller id, which is all that the phone gets to see
/// @param heard what the person hears besides the other one, in its order
/// @param troubles what Twilio could not do with the answers it got
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Call(
    String sid,
    @Nullable String parentSid,
    CallDirection direction,
    String from,
    String to,
    CallStatus status,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    List<Heard> heard,
    List<Trouble> troubles) {

  public Call {
    heard = heard == null ? List.of() : List.copyOf(heard);
    troubles = troubles == null ? List.of() : List.copyOf(troubles);
  }

  static Call placed(String sid, String person, String business, Instant now) {
    return ringing(sid, null, CallDirection.INBOUND, person, business, now);
  }

  static Call dialed(String sid, Call parent, String callerId, String to, Instant now) {
    return ringing(sid, parent.sid, CallDirection.OUTBOUND_DIAL, callerId, to, now);
  }

  private static Call ringing(
      String sid,
      @Nullable String parentSid,
      CallDirection direction,
      String from,
      String to,
      Instant now) {
    return new Call(
        sid,
        parentSid,
        direction,
        from,
        to,
        CallStatus.RINGING,
        now,
        now,
        null,
        null,
        List.of(),
        List.of());
  }

  /// Whose phone this leg is on.
  public String person() {
    return direction == CallDirection.INBOUND ? from : to;
  }

  /// Whole seconds since it was answered; 0 when it never was.
  public long seconds() {
    if (answeredAt == null) {
      return 0;
    }
    return Duration.between(answeredAt, endedAt == null ? updatedAt : endedAt).toSeconds();
  }

  Call answered(Instant now) {
    return answeredAt == null ? with(CallStatus.IN_PROGRESS, now, now, null) : this;
  }

  Call ended(CallStatus last, Instant now) {
    return status.over() ? this : with(last, now, answeredAt, now);
  }

  Call hears(Heard sound) {
    return with(Stream.concat(heard.stream(), Stream.of(sound)).toList(), troubles);
  }

  Call in(List<Trouble> more) {
    return with(heard, Stream.concat(troubles.stream(), more.stream()).toList());
  }

  private Call with(
      CallStatus next, Instant now, @Nullable Instant answered, @Nullable Instant ended) {
    return new Call(
        sid, parentSid, direction, from, to, next, createdAt, now, answered, ended, heard,
        troubles);
  }

  private Call with(List<Heard> sounds, List<Trouble> problems) {
    return new Call(
        sid,
        parentSid,
        direction,
        from,
        to,
        status,
        createdAt,
        updatedAt,
        answeredAt,
        endedAt,
        sounds,
        problems);
  }
}
