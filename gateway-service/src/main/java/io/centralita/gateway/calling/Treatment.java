package io.centralita.gateway.calling;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.CallTerms.AskFirst;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.gateway.links.Counterpart;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a caller gets.
public sealed interface Treatment {

  /// @param other in clear, for the carrier alone
  /// @param shown the number that the other sees
  /// @param calls how the two may speak
  record Connect(LinkId link, Identity other, BusinessNumber shown, CallTerms calls)
      implements Treatment {}

  /// Somebody else decides, and sends the caller back with the answer, or does not.
  record Ask() implements Treatment {}

  /// @param answer anything but `DIALED`
  /// @param link the one that could not be used
  record Tell(CallAnswer answer, Sentence sentence, @Nullable LinkId link) implements Treatment {}

  /// A moment, once: who was told of a link by a message may call before the link is known here.
  record Wait() implements Treatment {}

  /// Not picked up, at no cost to the caller: the call itself is what was wanted.
  record TurnAway() implements Treatment {}

  /// Neither: not all links are known yet.
  record NotNow() implements Treatment {}

  /// The other side's address was sealed with keys that are not here, or is not what was sealed.
  record Unreadable(LinkId link) implements Treatment {}

  /// @param found the caller's link over this number
  /// @param allKnown whether a link that is not found does not exist
  /// @param progress what the caller has been through already
  /// @param mayAsk whether there is somebody to be asked
  /// @param open the seal of the other side, or nothing; asked only when that is to be rung
  static Treatment of(
      NumberAssigned number,
      Optional<Counterpart> found,
      boolean allKnown,
      Progress progress,
      boolean mayAsk,
      Instant now,
      Function<Address, Optional<Identity>> open) {
    if (number.service() == NumberService.MISSED_CALL) {
      return new TurnAway();
    }
    if (number.purpose() != NumberPurpose.PROXY) {
      return new Tell(CallAnswer.NOT_IN_SERVICE, Sentence.TAKES_NO_CALLS, null);
    }
    boolean asks = mayAsk && progress.consent() == Consent.UNASKED;
    if (found.isEmpty()) {
      return asks ? new Ask() : progress.waited() ? unlinked(allKnown) : new Wait();
    }
    var counterpart = found.get();
    if (!now.isBefore(counterpart.expiresAt())) {
      return asks
          ? new Ask()
          : new Tell(CallAnswer.CLOSED, Sentence.LINK_IS_OVER, counterpart.link());
    }
    if (!counterpart.takesCalls()) {
      return new Tell(CallAnswer.UNREACHABLE, Sentence.MESSAGES_ONLY, counterpart.link());
    }
    var other = open.apply(counterpart.other());
    if (other.isEmpty()) {
      return new Unreadable(counterpart.link());
    }
    if (!other.get().isPhoneNumber()) {
      return new Tell(CallAnswer.UNREACHABLE, Sentence.OTHER_HAS_NO_PHONE, counterpart.link());
    }
    var connect =
        new Connect(counterpart.link(), other.get(), counterpart.number(), counterpart.calls());
    return asked(connect, progress.consent(), asks);
  }

  /// Where an account wants to be asked about each call.
  private static Treatment asked(Connect connect, Consent consent, boolean asks) {
    return switch (connect.calls().askFirst()) {
      case null -> connect;
      case AskFirst _ when asks -> new Ask();
      case AskFirst _ when consent == Consent.GIVEN -> connect;
      case AskFirst _ when consent == Consent.REFUSED ->
          new Tell(CallAnswer.UNREACHABLE, Sentence.NOT_ALLOWED, connect.link());
      case ELSE_CONNECT -> connect;
      case ELSE_TURN_AWAY -> new Tell(CallAnswer.UNREACHABLE, Sentence.NOT_NOW, connect.link());
    };
  }

  private static Treatment unlinked(boolean allKnown) {
    return allKnown ? new Tell(CallAnswer.NO_LINK, Sentence.LINKED_TO_NOBODY, null) : new NotNow();
  }
}
