package io.centralita.proxy.relay;

/// Whether something crosses, as the account has it.
enum Ruling {
  PASSES,
  /// The account says no, and knows why.
  FORBIDDEN,
  /// Nobody said anything, and without a word nothing crosses here.
  UNANSWERED
}
