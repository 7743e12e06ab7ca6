package io.centralita.simulator.media;

/// A file that the simulator holds; its id looks like Twilio's (`ME…`).
public record MediaFile(String id, String contentType) {}
