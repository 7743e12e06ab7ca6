package io.centralita.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewFileTest {
  private static final String TOPIC = "some.states.v1";
  private static final Instant EARLY = Instant.parse("2026-11-20T15:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-20T15:10:00Z");

  private final List<String> read = new ArrayList<>();
  private Path file;

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    file = folder.resolve("views").resolve(TOPIC);
    try (var log = ViewLog.begin(file, TOPIC)) {
      log.add(record("one", "first"));
      assertThat(file).doesNotExist();
      log.complete(EARLY);
      log.add(record("one", null));
      log.add(record("two", "second"));
      log.mark(LATE);
      log.add(record("three", "after the mark"));
    }
  }

  @Test
  void whatWasWrittenIsReadInItsOrderAsOfTheLastMark() throws Exception {
    assertThat(read()).isEqualTo(LATE);
    assertThat(read)
        .containsExactly("one: first", "one ends", "two: second", "three: after the mark");
  }

  @Test
  void aLastBlockThatWasBeingWrittenDoesNotCount() throws Exception {
    var whole = Files.readAllBytes(file);

    for (int missing = 1; missing < 20; missing++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - missing));
      read.clear();

      assertThat(read()).isEqualTo(LATE);
      assertThat(read).endsWith("two: second").hasSize(3);
    }
  }

  /// A power failure may leave anything where the disk had not been told to write yet.
  @Test
  void whateverFollowsTheLastWholeBlockIsIgnored() throws Exception {
    var whole = Files.readAllBytes(file);
    var garbage = new byte[300];
    new Random(1).nextBytes(garbage);

    for (var tail : List.of(new byte[4096], new byte[5], garbage, Arrays.copyOf(whole, 30))) {
      Files.write(file, whole);
      Files.write(file, tail, StandardOpenOption.APPEND);
      read.clear();

      assertThat(read()).isEqualTo(LATE);
      assertThat(read).endsWith("two: second", "three: after the mark").hasSizeLessThan(6);
    }
  }

  /// Wherever a byte changes, what is read is what was written before it, as of the last mark
  /// there; without one the file is of no use.
  @Test
  void noByteCanChangeWithoutNotice() throws IOException {
    var whole = Files.readAllBytes(file);
    int useless = 0;

    for (int at = 0; at < whole.length; at++) {
      var damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      read.clear();
      try {
        var asOf = read();
        assertThat(List.of("one: first", "one ends", "two: second", "three: after the mark"))
            .startsWith(read.toArray(String[]::new))
            .isNotEqualTo(read);
        assertThat(asOf).isEqualTo(read.size() < 3 ? EARLY : asOf).isIn(EARLY, LATE);
      } catch (ViewFile.Damaged _) {
        useless++;
        assertThat(read).hasSizeLessThan(2);
      }
    }
    assertThat(useless).as("changes before the first mark").isBetween(30, whole.length / 2);
  }

  @Test
  void aFileOfAnotherTopicOrOfNothingIsOfNoUse() throws IOException {
    assertThatThrownBy(() -> ViewFile.read(file, "other.v1", contents()))
        .isInstanceOf(ViewFile.Damaged.class);
    Files.write(file, new byte[0]);
    assertThatThrownBy(this::read).isInstanceOf(ViewFile.Damaged.class);
  }

  @Test
  void whatIsAppendedWithoutEndIsNoticed() throws IOException {
    try (var log = ViewLog.begin(file, TOPIC)) {
      log.complete(EARLY);
      for (int i = 0; i < 16; i++) {
        assertThat(log.isOutgrown()).isFalse();
        log.add(record("one", "x".repeat(1 << 20)));
      }
      log.add(record("one", "more"));
      assertThat(log.isOutgrown()).isTrue();
    }
  }

  private Instant read() throws IOException, ViewFile.Damaged {
    return ViewFile.read(file, TOPIC, contents());
  }

  private ViewFile.Contents contents() {
    return new ViewFile.Contents() {
      @Override
      public void put(RecordHeaders headers, byte[] value) {
        var key = new String(headers.lastHeader("key").value(), StandardCharsets.UTF_8);
        read.add(key + ": " + new String(value, StandardCharsets.UTF_8));
      }

      @Override
      public void removed(String key) {
        read.add(key + " ends");
      }
    };
  }

  private static ConsumerRecord<String, byte[]> record(String key, String value) {
    var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    var record = new ConsumerRecord<>(TOPIC, 0, 0, key, bytes);
    record.headers().add("key", key.getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
