package io.centralita.proxy.link;

/// What came of a request to link two people.
public sealed interface Linking {

  /// They are linked now.
  record Opened(Link link) implements Linking {}

  /// This request was granted before, or the lead has an open link.
  record Known(Link link) implements Linking {}

  /// On every number that could reach both, one of them has an open link.
  record Exhausted() implements Linking {}

  /// The service has another session of the name that was asked for.
  record NameTaken() implements Linking {}

  /// Nobody is linked to themselves.
  record OnePerson() implements Linking {}
}
