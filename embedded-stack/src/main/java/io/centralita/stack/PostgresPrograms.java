package io.centralita.stack;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's own programs. PostgreSQL refuses to run as root, so root enters a user
/// namespace first, where it is nobody in particular and the files are still its own.
final class PostgresPrograms {
  private static final int TIMEOUT_SECONDS = 120;

  private final PostgresBinaries binaries;
  private final boolean asRoot;

  PostgresPrograms(PostgresBinaries binaries) {
    this.binaries = binaries;
    this.asRoot = new UnixSystem().getUid() == 0;
  }

  /// @param output where the program's words go, for the message when it fails
  /// @return whether it ended well
  boolean run(Path output, String program, String... arguments) {
    var command = new ArrayList<String>();
    if (asRoot) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    try {
      return finish(command, output);
    } catch (IOException e) {
      throw cannotRun(e);
    }
  }

  private static boolean finish(List<String> command, Path output) throws IOException {
    Files.deleteIfExists(output);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    var process =
        builder
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private StackFailure cannotRun(IOException cause) {
    return asRoot
        ? new StackFailure(
            "PostgreSQL does not run as root, and the program unshare, which would help, cannot be run. Run Centralita as an ordinary user, or install util-linux.",
            "PostgreSQL no funciona como root y no se puede ejecutar el programa unshare, que lo resolvería. Use Centralita con un usuario corriente o instale util-linux.",
            cause)
        : new StackFailure(
            "PostgreSQL's programs cannot be run (%s). Is the home folder mounted without permission to execute? Set XDG_CACHE_HOME to another folder."
                .formatted(cause.getMessage()),
            "No se pueden ejecutar los programas de PostgreSQL (%s). ¿Está la carpeta personal montada sin permiso de ejecución? Apunte XDG_CACHE_HOME a otra carpeta."
                .formatted(cause.getMessage()),
            cause);
  }
}
