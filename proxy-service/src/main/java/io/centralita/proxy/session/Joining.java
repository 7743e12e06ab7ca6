package io.centralita.proxy.session;

import io.centralita.proxy.link.Shortage;

/// What came of a request to let somebody into a session.
public sealed interface Joining {

  record Joined(Participant participant) implements Joining {}

  /// The session is over.
  record Over() implements Joining {}

  /// Two are in it already.
  record Full() implements Joining {}

  /// They are in it already, or on the other side.
  record AlreadyIn() implements Joining {}

  /// On the number that was asked for they have another session.
  record InUse() implements Joining {}

  /// The number that was asked for cannot be given.
  record NotGiven(Shortage why) implements Joining {}

  /// No number is left.
  record NoNumber(Shortage shortage) implements Joining {}
}
