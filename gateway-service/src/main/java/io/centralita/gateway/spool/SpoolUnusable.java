package io.centralita.gateway.spool;

import java.nio.file.Path;

/// The gateway cannot start, because nothing can be kept in its spool's folder.
final class SpoolUnusable extends RuntimeException {
  SpoolUnusable(Path folder, String what, Throwable cause) {
    super("The spool's folder %s %s: %s".formatted(folder, what, cause.getMessage()), cause);
  }

  SpoolUnusable(Path folder, String what) {
    super("The spool's folder %s %s".formatted(folder, what));
  }
}
