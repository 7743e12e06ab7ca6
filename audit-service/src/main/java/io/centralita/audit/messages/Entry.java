package io.centralita.audit.messages;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the message log, to be written.
///
/// @param about what the row tells of, and which event said so
/// @param people who wrote to whom; nobody where something happened by itself
/// @param trigger what a message set off or was set off by, or what happened
record Entry(
    Origin about,
    TenantId tenant,
    Instant at,
    Direction direction,
    EntryType type,
    People people,
    String text,
    @Nullable LeadId lead,
    @Nullable String trigger,
    @Nullable String template,
    @Nullable SendId send) {

  Entry {
    // PostgreSQL keeps no NUL in text, and nobody can read one.
    text = text.replace("\0", "");
  }

  /// @param id derived from what the row is about: hearing of it again is the same row
  /// @param trace shared by everything that one message caused
  record Origin(UUID id, UUID event, @Nullable UUID trace) {}

  /// @param person the ref of whose conversation it is in
  record People(
      @Nullable Party from,
      @Nullable Party to,
      @Nullable String person,
      @Nullable String conversation) {
    static final People NOBODY = new People(null, null, null, null);
  }
}
