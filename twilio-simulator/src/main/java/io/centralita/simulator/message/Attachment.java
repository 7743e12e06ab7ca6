package io.centralita.simulator.message;

/// A file that goes along with a message.
///
/// @param id the media's id when the simulator holds it, else empty
/// @param url where the other side fetches it
/// @param contentType for example `image/jpeg`; `application/octet-stream` when unknown
public record Attachment(String id, String url, String contentType) {}
