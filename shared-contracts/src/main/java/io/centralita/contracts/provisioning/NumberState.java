package io.centralita.contracts.provisioning;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
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
  record NumberAssigned(
      BusinessNumber number,
      TenantId tenant,
      NumberPurpose purpose,
      Set<Channel> channels,
      @Nullable ProviderId provider)
      implements NumberState {

    public NumberAssigned {
      // Sorted: the same state is the same bytes.
      channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }
  }
}
