package io.centralita.proxy.session;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session, whoever is in it.
///
/// @param lead what the two talk about; its own id when no lead asked for it
/// @param lastInteraction absent while nothing has crossed
/// @param expiresAt as things stand; [Terms#NEVER] for no end
/// @param closed when and why it ended; absent while it is open
public record Session(
    LinkId id,
    TenantId tenant,
    LeadId lead,
    Terms terms,
    @Nullable String uniqueName,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant lastInteraction,
    Instant expiresAt,
    @Nullable Closing closed) {

  /// How far it is.
  public enum Status {
    OPEN("open"),
    /// Something has crossed.
    IN_PROGRESS("in-progress"),
    CLOSED("closed"),
    FAILED("failed");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    /// As the API writes it.
    public String code() {
      return code;
    }
  }

  public Status status() {
    if (closed != null) {
      return closed.reason() == CloseReason.FAILED ? Status.FAILED : Status.CLOSED;
    }
    return lastInteraction == null ? Status.OPEN : Status.IN_PROGRESS;
  }

  public Sid sid() {
    return new Sid(Sid.Kind.KC, id.value());
  }
}
