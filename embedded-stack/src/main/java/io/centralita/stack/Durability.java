package io.centralita.stack;

/// What committed data must survive. Either survives a `kill -9` of the database.
public enum Durability {
  /// A power cut as well: every commit waits for the disk. What the fleet uses.
  MACHINE_CRASH,
  /// The end of the process alone: nothing waits for the disk. What tests use.
  PROCESS_CRASH
}
