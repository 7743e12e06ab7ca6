package io.centralita.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aFileGetsALineForEachFinishedStep() {
    var progress = Progress.plain(stream(UTF_8));

    progress.step("Kafka", () -> {});

    assertThat(written.toString(UTF_8)).matches("  ✓ Kafka {24}\\d+[.,]\\d s\\R");
  }

  @Test
  void aTerminalShowsAStepWhileItGoesOn() {
    var progress = Progress.terminal(stream(UTF_8));

    progress.step("Kafka", () -> assertThat(written.toString(UTF_8)).contains("Kafka…"));

    assertThat(written.toString(UTF_8)).contains("\r\u001b[2K").contains("✓").endsWith("\n");
  }

  @Test
  void aStepThatFailsIsMarkedAndItsErrorPassedOn() {
    var progress = Progress.plain(stream(UTF_8));

    assertThatThrownBy(() ->
            progress.step(
                "Kafka",
                () -> {
                  throw new IllegalStateException("planted");
                }))
        .hasMessage("planted");
    assertThat(written.toString(UTF_8)).isEqualToIgnoringNewLines("  ✗ Kafka\n");
  }

  @Test
  void signsThatTheTerminalCannotShowAreNotUsed() {
    Progress.plain(stream(US_ASCII)).step("Kafka", () -> {});

    assertThat(written.toString(US_ASCII)).startsWith("  + Kafka");
  }

  private PrintStream stream(Charset charset) {
    return new PrintStream(written, true, charset);
  }
}
