package io.centralita.gateway.spool;

/// The store on the disk did not do what it was asked: damaged, full, or its disk is.
final class SpoolBroken extends RuntimeException {
  private final boolean damage;

  SpoolBroken(String what) {
    super(what);
    this.damage = false;
  }

  SpoolBroken(Throwable cause, boolean damage) {
    super(cause.getMessage(), cause);
    this.damage = damage;
  }

  private SpoolBroken(String what, boolean damage) {
    super(what);
    this.damage = damage;
  }

  static SpoolBroken damaged(String what) {
    return new SpoolBroken(what, true);
  }

  /// Whether the file is not as it was written: another try would find the same.
  boolean isDamage() {
    return damage;
  }
}
