package io.centralita.contracts.provisioning;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The number directory, `provisioning.numbers.v1`: compacted, keyed by the number. A released
/// number is a tombstone.
public sealed interface NumberState {

  BusinessNumber number();

  /// @param provider the provider whose own line this is, where the number has one
  /// @param carrier who carries this number's messages; absent means Twilio, see [#carriedBy()]
  /// @param sender the carrier's own id of the number: Meta's `phone_number_id`, Kommo's
  ///   `scope_id`, a `MessagingServiceSid` at Twilio
  /// @param service what a call to the number asks for, where that is more than an answer
  record NumberAssigned(
      BusinessNumber number,
      TenantId tenant,
      NumberPurpose purpose,
      Set<Channel> channels,
      @Nullable ProviderId provider,
      @Nullable Carrier carrier,
      @Nullable String sender,
      @Nullable NumberService service)
      implements NumberState {

    public NumberAssigned {
      // Sorted: the same state is the same bytes.
      channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }

    /// A number at Twilio, as most are.
    public NumberAssigned(
        BusinessNumber number,
        TenantId tenant,
        NumberPurpose purpose,
        Set<Channel> channels,
        @Nullable ProviderId provider) {
      this(number, tenant, purpose, channels, provider, null, null, null);
    }

    public Carrier carriedBy() {
      return carrier == null ? Carrier.TWILIO : carrier;
    }
  }
}
