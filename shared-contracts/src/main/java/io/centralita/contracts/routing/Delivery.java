package io.centralita.contracts.routing;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `routing.deliveries.v1`: what became of each send, keyed by the send.
public sealed interface Delivery {

  SendId sendId();

  /// A carrier took the message; it was handed over once and never will be again.
  ///
  /// @param text what the person reads, in their language
  record MessageHandedOver(
      SendId sendId,
      TenantId tenant,
      Carrier carrier,
      String carrierMessageId,
      BusinessNumber from,
      Address to,
      String text,
      @Nullable String template,
      @Nullable LeadId lead,
      String cause,
      Instant at)
      implements Delivery {}

  /// A carrier reported something new; never a step back.
  record DeliveryAdvanced(
      SendId sendId,
      TenantId tenant,
      DeliveryStatus status,
      @Nullable String errorCode,
      @Nullable LeadId lead,
      Instant at)
      implements Delivery {}

  /// The message will not reach the person.
  ///
  /// @param reason a code of routing-service's catalogue of refusals: `opted-out`,
  ///   `invalid-recipient`
  record SendRefused(
      SendId sendId,
      TenantId tenant,
      BusinessNumber from,
      Address to,
      String reason,
      @Nullable LeadId lead,
      String cause,
      Instant at)
      implements Delivery {}
}
