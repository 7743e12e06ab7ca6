package io.centralita.simulator.carrier;

import java.util.List;
import java.util.Optional;

/// What a client of the API asks to be sent, as it wrote it; empty is not given.
public record SendRequest(
    String to,
    String from,
    String body,
    List<String> mediaUrls,
    String contentSid,
    String contentVariables,
    String statusCallback) {

  Optional<String> callback() {
    return Optional.of(statusCallback).filter(url -> !url.isEmpty());
  }

  Optional<String> content() {
    return Optional.of(contentSid).filter(sid -> !sid.isEmpty());
  }
}
