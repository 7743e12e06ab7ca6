package io.centralita.contracts.gateway;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `gateway.receipts.v1`: what carriers say became of a message, keyed by the send.
public sealed interface DeliveryReceipt {

  /// Comes in any order, more than once, or never.
  ///
  /// @param errorCode the carrier's own code, such as Twilio's 63016
  record DeliveryReported(
      SendId sendId,
      Carrier carrier,
      String carrierMessageId,
      DeliveryStatus status,
      @Nullable String errorCode,
      Instant reportedAt)
      implements DeliveryReceipt {}
}
