package io.centralita.kit.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The trace that this thread works for. An event that is handled lends its trace to everything
/// that is published meanwhile.
public final class Trace {
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();
  private static final int TRACE_ID_END = 35;

  private Trace() {}

  /// Runs the work under the trace, and restores the one before.
  public static void with(@Nullable String traceparent, Runnable work) {
    var before = CURRENT.get();
    CURRENT.set(traceparent);
    try {
      work.run();
    } finally {
      CURRENT.set(before);
    }
  }

  /// What to send along: a new span of the current trace, or of a new trace.
  public static String child() {
    var current = CURRENT.get();
    var start =
        current != null && current.length() >= TRACE_ID_END
            ? current.substring(0, TRACE_ID_END)
            : fresh();
    return start + "-" + hex(ThreadLocalRandom.current().nextLong()) + "-01";
  }

  private static String fresh() {
    var random = ThreadLocalRandom.current();
    return "00-" + hex(random.nextLong()) + hex(random.nextLong());
  }

  private static String hex(long value) {
    return HexFormat.of().toHexDigits(value);
  }
}
