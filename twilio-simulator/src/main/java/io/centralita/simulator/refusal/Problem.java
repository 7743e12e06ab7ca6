package io.centralita.simulator.refusal;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The body of a Twilio error.
public record Problem(
    int code, String message, @JsonProperty("more_info") String moreInfo, int status) {}
