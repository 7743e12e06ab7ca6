package io.centralita.routing.sending;

import io.centralita.contracts.gateway.DeliveryStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The course of a send: which state follows on what. Nothing leads from a state in which a carrier
/// may have the message back to one in which it is handed over, but the certainty that it has not.
final class Course {
  private Course() {}

  /// @return the state that follows; nothing when the turn means nothing in this state
  static Optional<SendState> next(SendState state, Turn turn) {
    return Optional.ofNullable(
        switch (turn) {
          case Turn.Attempted _ -> state == SendState.WAITING ? SendState.SENDING : null;
          case Turn.Taken _ -> taken(state);
          case Turn.Refused _ -> isUntaken(state) ? SendState.REFUSED : null;
          case Turn.OptedOut _ -> isUntaken(state) ? SendState.OPTED_OUT : null;
          case Turn.Expired _ -> state == SendState.HELD ? SendState.EXPIRED : null;
          case Turn.PutOff _ -> putOff(state);
          case Turn.Lost _ -> state == SendState.SENDING ? SendState.UNKNOWN : null;
          case Turn.NotThere _ -> state == SendState.UNKNOWN ? SendState.WAITING : null;
          case Turn.WindowShut _ -> windowShut(state);
          case Turn.WindowOpened _ -> state == SendState.HELD ? SendState.WAITING : null;
          case Turn.Reported(DeliveryStatus status) -> reported(state, status);
        });
  }

  private static @Nullable SendState taken(SendState state) {
    return switch (state) {
      // A receipt can overtake everything, even the conclusion that the carrier has nothing.
      case WAITING, HELD, SENDING, UNKNOWN -> SendState.ACCEPTED;
      case ACCEPTED, SENT, DELIVERED, READ, UNDELIVERED, FAILED, REFUSED, OPTED_OUT, EXPIRED ->
          null;
    };
  }

  /// Whether it is certain that no carrier has it.
  private static boolean isUntaken(SendState state) {
    return switch (state) {
      case WAITING, HELD, SENDING -> true;
      case UNKNOWN,
          ACCEPTED,
          SENT,
          DELIVERED,
          READ,
          UNDELIVERED,
          FAILED,
          REFUSED,
          OPTED_OUT,
          EXPIRED ->
          false;
    };
  }

  private static @Nullable SendState putOff(SendState state) {
    return switch (state) {
      case WAITING, SENDING -> SendState.WAITING;
      case HELD,
          UNKNOWN,
          ACCEPTED,
          SENT,
          DELIVERED,
          READ,
          UNDELIVERED,
          FAILED,
          REFUSED,
          OPTED_OUT,
          EXPIRED ->
          null;
    };
  }

  private static @Nullable SendState windowShut(SendState state) {
    return switch (state) {
      case WAITING, SENDING, ACCEPTED, SENT -> SendState.HELD;
      case HELD, UNKNOWN, DELIVERED, READ, UNDELIVERED, FAILED, REFUSED, OPTED_OUT, EXPIRED -> null;
    };
  }

  private static @Nullable SendState reported(SendState state, DeliveryStatus status) {
    return switch (state) {
      case ACCEPTED -> further(DeliveryStatus.QUEUED, status);
      case SENT -> further(DeliveryStatus.SENT, status);
      case DELIVERED -> further(DeliveryStatus.DELIVERED, status);
      case READ,
          UNDELIVERED,
          FAILED,
          REFUSED,
          OPTED_OUT,
          EXPIRED,
          WAITING,
          HELD,
          SENDING,
          UNKNOWN ->
          null;
    };
  }

  private static @Nullable SendState further(DeliveryStatus known, DeliveryStatus status) {
    return status.isAfter(known) ? SendState.valueOf(status.name()) : null;
  }
}
