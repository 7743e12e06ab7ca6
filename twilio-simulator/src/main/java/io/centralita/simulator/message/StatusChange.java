package io.centralita.simulator.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step of a message's story.
///
/// @param errorCode Twilio's code when the step is a failure
public record StatusChange(Status status, Instant at, @Nullable Integer errorCode) {}
