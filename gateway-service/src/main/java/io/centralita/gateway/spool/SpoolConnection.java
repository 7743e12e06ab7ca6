package io.centralita.gateway.spool;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store over a connection that is replaced after each failure. SQLite takes some transactions
/// back by itself, such as one that finds the disk full, and nobody can tell whether the old
/// connection is still within one: what a new one sees is what the disk has.
final class SpoolConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolConnection.class);

  private final Supplier<SpoolStore> opening;
  private @Nullable SpoolStore open;

  SpoolConnection(Supplier<SpoolStore> opening) {
    this.opening = opening;
    this.open = opening.get();
  }

  synchronized <T> T with(Function<SpoolStore, T> work) {
    try {
      var store = open == null ? opening.get() : open;
      open = store;
      return work.apply(store);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /// Whatever is not committed is taken back.
  @Override
  public synchronized void close() {
    var last = open;
    open = null;
    if (last != null) {
      try {
        last.close();
      } catch (SpoolBroken failed) {
        log.warn("A connection to the spool could not be closed: {}", failed.getMessage());
      }
    }
  }
}
