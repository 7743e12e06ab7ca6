package io.centralita.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server process over one data folder: laid out, started, stopped and found again.
final class PostgresServer {
  private static final Logger logger = LoggerFactory.getLogger(PostgresServer.class);
  private static final String START_SECONDS = "60";
  private static final String STOP_SECONDS = "8";
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int LEFTOVER_ATTEMPTS = 40;
  private static final Duration SHORT_PAUSE = Duration.ofMillis(10);
  private static final int GONE_ATTEMPTS = 200;

  private final Path folder;
  private final PostgresPrograms programs;
  private final Path log;
  private final Path output;

  PostgresServer(Path folder, PostgresPrograms programs) {
    this.folder = folder;
    this.programs = programs;
    this.log = folder.resolve("server.log");
    this.output = folder.resolve("programs.log");
  }

  Path cluster() {
    return folder.resolve("cluster");
  }

  void initialise(String superuser, Path passwordFile) {
    var done =
        programs.run(
            output,
            "initdb",
            "--pgdata=" + cluster(),
            "--username=" + superuser,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync");
    if (!done) {
      throw failed();
    }
  }

  /// @return false when another program has taken the port meanwhile
  boolean start(String settings) {
    requireSameVersion();
    try {
      Files.writeString(cluster().resolve("postgresql.conf"), settings);
      for (var attempt = 1; ; attempt++) {
        Files.deleteIfExists(log);
        if (launch()) {
          return true;
        }
        var said = said();
        if (said.contains("could not bind")) {
          return false;
        }
        if (!leftover(said) || attempt == LEFTOVER_ATTEMPTS) {
          throw failed();
        }
        pause(PAUSE);
      }
    } catch (IOException e) {
      throw DataFolder.unwritable(folder, e);
    }
  }

  /// What a killed server leaves behind for a moment: its children's memory, and its own process
  /// until somebody has noticed its end.
  private static boolean leftover(String said) {
    return said.contains("pre-existing shared memory block")
        || said.contains("lock file \"postmaster.pid\" already exists");
  }

  long pid() {
    return running().orElseThrow(this::failed).pid();
  }

  /// A server left over from a process that was killed is asked to end like any other: it loses
  /// nothing, and the new one starts with the settings of today.
  void endOrphan() {
    running()
        .ifPresent(orphan -> {
          logger.info(
              "PostgreSQL {} was left running by a process that was killed; it is stopped and started again",
              orphan.pid());
          stop();
        });
  }

  void stop() {
    running().ifPresent(this::stop);
  }

  private void stop(ProcessHandle process) {
    var stopped =
        programs.run(
            output,
            "pg_ctl",
            "stop",
            "--pgdata=" + cluster(),
            "--mode=fast",
            "--wait",
            "--timeout=" + STOP_SECONDS);
    if (!stopped) {
      logger.warn(
          "PostgreSQL {} did not stop within {} s and is killed; it recovers at the next start",
          process.pid(),
          STOP_SECONDS);
      process.destroyForcibly();
    }
    // pg_ctl is content when the pid file is gone, a moment before the process and its port are.
    for (var attempt = 0; process.isAlive() && attempt < GONE_ATTEMPTS; attempt++) {
      pause(SHORT_PAUSE);
    }
  }

  private boolean launch() {
    return programs.run(
        output,
        "pg_ctl",
        "start",
        "--pgdata=" + cluster(),
        "--log=" + log,
        "--wait",
        "--timeout=" + START_SECONDS);
  }

  /// The process that `postmaster.pid` names, if it is alive and is a PostgreSQL: after a reboot
  /// the number may be anybody's.
  private Optional<ProcessHandle> running() {
    var pidFile = cluster().resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      var pid = Files.readAllLines(pidFile).getFirst().trim();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (IOException e) {
      throw DataFolder.unwritable(pidFile, e);
    }
  }

  private void requireSameVersion() {
    var file = cluster().resolve("PG_VERSION");
    try {
      if (!Files.exists(file)) {
        throw DataFolder.halfWritten(folder);
      }
      var made = Files.readString(file).trim();
      if (!made.equals("18")) {
        throw new StackFailure(
            "The data in %s was made by PostgreSQL %s and this is 18. Start once with --fresh to begin anew."
                .formatted(folder, made),
            "Los datos de %s son de PostgreSQL %s y este es el 18. Arranque una vez con --fresh para empezar de nuevo."
                .formatted(folder, made));
      }
    } catch (IOException e) {
      throw DataFolder.unwritable(file, e);
    }
  }

  private StackFailure failed() {
    var said = said();
    if (said.contains("No space left on device")) {
      return DataFolder.unwritable(
          folder, new java.nio.file.FileSystemException(null, null, "No space left on device"));
    }
    if (said.contains("unshare")) {
      return new StackFailure(
          "PostgreSQL does not run as root, and this system allows root no user namespace (%s). Run Centralita as an ordinary user."
              .formatted(said.strip()),
          "PostgreSQL no funciona como root y este sistema no permite a root un espacio de usuario (%s). Use Centralita con un usuario corriente."
              .formatted(said.strip()));
    }
    return new StackFailure(
        "PostgreSQL did not start on %s. It says:%n%s%nIf its data is damaged, start once with --fresh."
            .formatted(folder, said.strip()),
        "PostgreSQL no arrancó sobre %s. Dice:%n%s%nSi sus datos están dañados, arranque una vez con --fresh."
            .formatted(folder, said.strip()));
  }

  private String said() {
    return tail(output) + tail(log);
  }

  private static String tail(Path file) {
    try {
      if (!Files.exists(file)) {
        return "";
      }
      var lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())) + "\n";
    } catch (IOException e) {
      throw DataFolder.unwritable(file, e);
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
