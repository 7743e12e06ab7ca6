package io.centralita.provisioning.directory;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import java.util.UUID;

/// A number as the directory has it.
///
/// @param revision counted from 1; each change is one more
record DirectoryEntry(NumberAssigned state, int revision) {

  /// The same revision is the same event, however often it is said.
  UUID eventId() {
    return EventIds.derived("number", state.number().e164(), Integer.toString(revision));
  }
}
