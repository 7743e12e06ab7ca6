package io.centralita.fleet;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// What the person at the terminal sees of starting and stopping: a line for each step, with how
/// long it took. On a terminal the line is there while the step goes on; in a file it is written
/// when the step is done.
public final class Progress {
  private static final int NAME_WIDTH = 28;
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String FAINT = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean unicode;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.unicode = out.charset().equals(StandardCharsets.UTF_8);
  }

  /// From Java 25 on there is no console where input or output is redirected; the check that warns
  /// of this test knows Java 22 to 24.
  @SuppressWarnings("SystemConsoleNull")
  static Progress on(PrintStream out) {
    var console = System.console();
    var dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null;
    return new Progress(out, console != null && console.isTerminal() && !dumb);
  }

  static Progress plain(PrintStream out) {
    return new Progress(out, false);
  }

  static Progress terminal(PrintStream out) {
    return new Progress(out, true);
  }

  /// For those who need no lines.
  static Progress silent() {
    return plain(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  <T> T step(String name, Supplier<T> work) {
    var begun = System.nanoTime();
    pending(name);
    try {
      var result = work.get();
      done(name, begun);
      return result;
    } catch (RuntimeException e) {
      failed(name);
      throw e;
    }
  }

  void step(String name, Runnable work) {
    step(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  void heading(String text) {
    out.println();
    out.println(terminal ? BOLD + text + PLAIN : text);
    out.flush();
  }

  void line(String name, String value) {
    out.printf("  %s %s%n", padded(name), value);
    out.flush();
  }

  void note(String text) {
    out.println(terminal ? FAINT + "  " + text + PLAIN : "  " + text);
    out.flush();
  }

  static String seconds(long sinceNanos) {
    return seconds(Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.getDefault(), "%.1f s", duration.toMillis() / 1000.0);
  }

  private void pending(String name) {
    if (terminal) {
      out.print("  %s %s%s…%s".formatted(unicode ? "·" : "-", FAINT, name, PLAIN));
      out.flush();
    }
  }

  private void done(String name, long begun) {
    finish(unicode ? "✓" : "+", GREEN, name, seconds(begun));
  }

  private void failed(String name) {
    finish(unicode ? "✗" : "x", RED, name, "");
  }

  private void finish(String mark, String colour, String name, String took) {
    if (terminal) {
      out.println(
          "%s  %s%s%s %s %s%s%s"
              .formatted(CLEAR_LINE, colour, mark, PLAIN, padded(name), FAINT, took, PLAIN));
    } else {
      out.println("  %s %s %s".formatted(mark, padded(name), took).stripTrailing());
    }
    out.flush();
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
  }
}
