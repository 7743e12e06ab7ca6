package io.centralita.audit.search;

import io.centralita.audit.messages.Party;
import io.centralita.audit.paging.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the message log, as it is shown.
///
/// @param direction `inbound`, `outbound` or `internal`
/// @param lead of the row, or of what the message caused
/// @param conversation the same for both ways between one person and one number
/// @param status of an outbound message: how far it came
/// @param reason why it came no further, where it failed: the carrier's error code or the refusal's
record LoggedMessage(
    UUID id,
    Instant timestamp,
    @Nullable Party from,
    @Nullable Party to,
    String direction,
    String type,
    String text,
    @Nullable UUID lead,
    @Nullable String trigger,
    @Nullable String template,
    @Nullable String conversation,
    @Nullable String status,
    @Nullable String reason) {

  Cursor place() {
    return new Cursor(timestamp, id);
  }
}
