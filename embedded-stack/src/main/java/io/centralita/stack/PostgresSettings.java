package io.centralita.stack;

/// The server's `postgresql.conf`, written anew at each start: loopback only, no socket file, room
/// for every service's pool.
///
/// `synchronous_commit` stays on in every case. Without it a commit waits in the server's own
/// memory and goes with a killed server; with it the operating system has it, even with `fsync`
/// off.
final class PostgresSettings {
  private PostgresSettings() {}

  static String of(int port, Durability durability) {
    var waitForDisk = durability == Durability.MACHINE_CRASH ? "on" : "off";
    return """
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    max_connections = 250
    shared_buffers = '128MB'
    dynamic_shared_memory_type = posix
    max_wal_size = '512MB'
    min_wal_size = '80MB'
    fsync = %s
    full_page_writes = %s
    password_encryption = 'scram-sha-256'
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] %%u@%%d '
    """
        .formatted(port, waitForDisk, waitForDisk);
  }
}
