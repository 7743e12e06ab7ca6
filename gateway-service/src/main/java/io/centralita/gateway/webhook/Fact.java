package io.centralita.gateway.webhook;

import io.centralita.contracts.event.Topic;
import java.util.UUID;

/// Something to publish.
///
/// @param id the same for every delivery of the same thing
/// @param key what must stay in order
public record Fact<T>(Topic<T> topic, UUID id, String key, T data) {}
