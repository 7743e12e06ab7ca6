package io.centralita.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One PostgreSQL server beside this process, with its data in a folder that the next start carries
/// on with.
///
/// It is a session of its own, so that Ctrl-C at the terminal reaches the services first and the
/// database when they are done. The price is that it outlives a `kill -9` of this process; the next
/// start on the same folder ends it.
public final class Postgres implements AutoCloseable {
  static final String OWNER = "PostgreSQL";
  private static final String SUPERUSER = "postgres";
  private static final int ATTEMPTS = 3;

  private final DataFolder folder;
  private final PostgresPrograms programs;
  private final Passwords passwords;
  private final int port;

  private Postgres(DataFolder folder, PostgresPrograms programs, Passwords passwords, int port) {
    this.folder = folder;
    this.programs = programs;
    this.passwords = passwords;
    this.port = port;
  }

  public static Postgres start(Path path, Port port) {
    return start(path, port, Durability.MACHINE_CRASH);
  }

  public static Postgres start(Path path, Port port, Durability durability) {
    return start(path, port, durability, "");
  }

  /// @param settings more of `postgresql.conf`, which goes over what is usual here
  public static Postgres start(Path path, Port port, Durability durability, String settings) {
    var folder = DataFolder.open(path);
    try {
      var programs = new PostgresPrograms(PostgresBinaries.unpacked());
      var passwords = new Passwords(folder.path().resolve("passwords.properties"));
      var server = new PostgresServer(folder.path(), programs);
      server.endOrphan();
      port.claim(OWNER);
      if (!folder.holds(server.cluster())) {
        initialise(folder, server, passwords.of(SUPERUSER));
      }
      for (var attempt = 1; ; attempt++) {
        var number = port.claim(OWNER);
        if (server.start(PostgresSettings.of(number, durability) + settings)) {
          return new Postgres(folder, programs, passwords, number);
        }
        if (!port.isEphemeral() || attempt == ATTEMPTS) {
          throw new Port(number, port.setting()).inUse(OWNER);
        }
      }
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Ends a server that a killed process left running on this folder, before somebody deletes it.
  public static void endOrphan(Path folder) {
    if (Files.exists(folder)) {
      new PostgresServer(folder, new PostgresPrograms(PostgresBinaries.unpacked())).endOrphan();
    }
  }

  public int port() {
    return port;
  }

  /// The process id of the server, for those who want to kill it.
  public long pid() {
    return new PostgresServer(folder.path(), programs).pid();
  }

  /// The database of this name, made with a role of the same name where it is missing.
  public Database database(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
    var database = new Database(url(name), name, passwords.of(name));
    try (var connection =
        DriverManager.getConnection(url(SUPERUSER), SUPERUSER, passwords.of(SUPERUSER))) {
      new DatabaseOwners(connection).ensure(database.username(), database.password());
    } catch (SQLException e) {
      throw new StackFailure(
          "The database %s could not be made: %s".formatted(name, e.getMessage()),
          "No se pudo crear la base de datos %s: %s".formatted(name, e.getMessage()),
          e);
    }
    return database;
  }

  @Override
  public void close() {
    new PostgresServer(folder.path(), programs).stop();
    folder.close();
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static void initialise(DataFolder folder, PostgresServer server, String password) {
    var passwordFile = folder.path().resolve("superuser");
    try {
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile, password);
      server.initialise(SUPERUSER, passwordFile);
      Files.delete(passwordFile);
    } catch (IOException e) {
      throw DataFolder.unwritable(folder.path(), e);
    }
    folder.markComplete();
  }
}
