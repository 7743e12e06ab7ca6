package io.centralita.contracts.routing;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `routing.conversations.v1`: what is done about conversations, keyed by the conversation.
public sealed interface ConversationChange {

  ConversationId conversation();

  TenantId tenant();

  /// Who did it: the subject of a token, or `person` for who the conversation is with.
  String by();

  Instant at();

  /// It was escalated, closed or reopened.
  ///
  /// @param before how it stood: `active`, `escalated`, `closed`
  /// @param after how it stands; closed ones come back to `active` when the person writes
  record StatusChanged(
      ConversationId conversation,
      TenantId tenant,
      Carrier carrier,
      Address person,
      BusinessNumber number,
      String before,
      String after,
      String by,
      Instant at)
      implements ConversationChange {}

  /// An operator settled a send of which nobody knew whether the carrier had it.
  ///
  /// @param decision `taken` or `try-again`
  /// @param reason the operator's own words
  record SendDecided(
      ConversationId conversation,
      TenantId tenant,
      SendId send,
      String decision,
      String reason,
      @Nullable LeadId lead,
      String by,
      Instant at)
      implements ConversationChange {}
}
