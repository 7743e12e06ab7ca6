package io.centralita.proxy.sid;

import java.time.Instant;
import java.util.UUID;

/// Where a page of a list ended. Lists begin with the newest.
public record Cursor(Instant createdAt, UUID id) {}
