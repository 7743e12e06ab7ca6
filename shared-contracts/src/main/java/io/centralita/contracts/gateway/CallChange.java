package io.centralita.contracts.gateway;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `gateway.calls.v1`: calls of people to numbers of ours, keyed by caller and number, so that all
/// that is said of one call stays in order.
public sealed interface CallChange {

  Call call();

  Instant at();

  /// A number of ours rang, and the caller was answered.
  ///
  /// A live call is answered even when this could not be made durable in time; then [CallEnded] is
  /// the first that is heard of the call, and says the same about it.
  record CallReceived(Call call, CallAnswer answer, Instant at) implements CallChange {}

  /// The other side's phone is one step further. Carriers tell the steps in any order, late, or not
  /// at all; [CallEnded] says the last one.
  ///
  /// @param call as it was answered, with the link over which it goes
  /// @param leg the carrier's own id of the call to the other side
  record CallProgressed(Call call, CallStep step, String leg, Instant at) implements CallChange {}

  /// The call is over. Carriers may tell twice, in their own words; the id is the same, and the
  /// first counts.
  ///
  /// @param outcome of the leg to the other side where one was dialed, else of the call itself
  /// @param seconds how long they spoke, or the caller listened; 0 when nobody picked up
  record CallEnded(Call call, CallOutcome outcome, int seconds, Instant at) implements CallChange {

    public CallEnded {
      if (seconds < 0) {
        throw new IllegalArgumentException("A call does not last less than 0 seconds");
      }
    }
  }

  /// What is known of a call from its first moment.
  ///
  /// @param id derived from the carrier's id, so that each instance knows it
  /// @param carrierCallId the carrier's own id (Twilio's `CallSid`)
  /// @param from on the channel `VOICE`; the `ref` is that of the same person's messages
  /// @param purpose what the number is for, from the number directory
  /// @param assignedProvider whose own line the number is, where it has one
  /// @param link over which the call went, or would have gone; absent where there was none, and
  ///   where a link was over by the time the call was
  record Call(
      CallId id,
      TenantId tenant,
      Carrier carrier,
      String carrierCallId,
      Address from,
      BusinessNumber to,
      NumberPurpose purpose,
      @Nullable ProviderId assignedProvider,
      @Nullable LinkId link) {}
}
