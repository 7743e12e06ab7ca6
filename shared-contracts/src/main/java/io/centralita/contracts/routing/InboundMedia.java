package io.centralita.contracts.routing;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `routing.media.v1`: what became of the pictures, recordings and files that people send, keyed by
/// the medium. Carriers forget them or want to be asked with a password, so routing-service fetches
/// and keeps each.
public sealed interface InboundMedia {

  MediaId media();

  TenantId tenant();

  Instant at();

  /// It is here, and `GET /media/{id}` of routing-service shows it to those who may see it.
  ///
  /// @param index its place in the message, from 0
  /// @param lead what the message was about, where it was answered to or tapped
  /// @param contentType what it really is, looked at and not only said
  /// @param sha256 of its bytes, in hexadecimal; the same bytes are kept once
  record MediaKept(
      MediaId media,
      TenantId tenant,
      Carrier carrier,
      String carrierMessageId,
      int index,
      @Nullable LeadId lead,
      String contentType,
      long size,
      String sha256,
      Instant at)
      implements InboundMedia {}

  /// It is not here and will not be.
  ///
  /// @param reason one of `too-large`, `type-not-allowed`, `host-not-allowed`, `gone`,
  ///   `not-authorized`, `not-fetched`
  record MediaRefused(
      MediaId media,
      TenantId tenant,
      Carrier carrier,
      String carrierMessageId,
      int index,
      @Nullable LeadId lead,
      String reason,
      Instant at)
      implements InboundMedia {}
}
