package io.centralita.benchmarks.path;

/// As who runs a database for a million providers or offers would set it: what is in use stays in
/// memory, and checkpoints are minutes apart, not seconds.
final class LargeDatabase {
  static final String SETTINGS =
      """
      shared_buffers = '1GB'
      max_wal_size = '8GB'
      checkpoint_timeout = '15min'
      """;

  private LargeDatabase() {}
}
