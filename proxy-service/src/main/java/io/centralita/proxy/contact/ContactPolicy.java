package io.centralita.proxy.contact;

/// What is done about a way to reach somebody past the switchboard.
public enum ContactPolicy {
  /// The rest crosses without it.
  MASK,
  /// Nothing of the message crosses.
  BLOCK,
  /// It crosses.
  ALLOW
}
