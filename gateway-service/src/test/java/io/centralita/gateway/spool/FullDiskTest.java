package io.centralita.gateway.spool;

import static io.centralita.gateway.spool.SpoolParts.event;
import static io.centralita.gateway.spool.SpoolParts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// What a disk without room does to the spool, and that it does so only for as long as it has none.
class FullDiskTest {
  @TempDir private Path folder;

  /// SQLite takes the whole transaction back by itself, as it does when the disk is full.
  @Test
  void afterATransactionThatTheStoreItselfTookBackTheSpoolIsAsBefore() {
    var file = folder.resolve("1/spool.db");
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      spool.append(event("k", "before")).join();
      SpoolParts.takesBack(file, "INSERT");

      assertThatThrownBy(spool.append(event("l", "refused"))::join)
          .hasCauseInstanceOf(SpoolRefused.class);
      assertThat(texts(spool.oldest(10))).containsExactly("before");
      agreesWithTheDisk(parts, 1);
      assertThat(spool.mayHold("l")).isFalse();

      SpoolParts.worksAgain(file);
      spool.append(event("l", "after")).join();
      agreesWithTheDisk(parts, 2);
      parts.remove(spool.oldest(10));
      agreesWithTheDisk(parts, 0);
      assertThat(spool.mayHold("k")).isFalse();
    }
    try (var parts = SpoolParts.in(folder)) {
      assertThat(parts.spool().oldest(10)).isEmpty();
    }
  }

  @Test
  void aFullDiskRefusesUntilThereIsRoomAndCountsWhatItHas() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      spool.append(event("k", "before")).join();
      parts.fill();

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(spool.append(event("l", "x".repeat(100_000)))::join)
            .hasMessageContaining("SQLITE_FULL");
        agreesWithTheDisk(parts, 1);
      }
      assertThat(spool.mayHold("l")).isFalse();
      parts.remove(spool.oldest(10));
      agreesWithTheDisk(parts, 0);

      parts.makeRoom();
      spool.append(event("l", "x".repeat(100_000))).join();
      agreesWithTheDisk(parts, 1);
    }
  }

  @Test
  void someOfTheDiskStaysFree() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      spool.append(event("k", "before")).join();
      parts.usable.set(1_000_000);

      assertThatThrownBy(spool.append(event("l", "refused"))::join)
          .hasMessageContaining("only 1000000 of the 1048576 bytes are left");
      assertThat(parts.health().health().getDetails().get("reason")).asString().contains("only");
      parts.remove(spool.oldest(10));
      agreesWithTheDisk(parts, 0);

      parts.usable.set(2_000_000);
      spool.append(event("l", "after")).join();
      agreesWithTheDisk(parts, 1);
    }
  }

  /// What has gone is not found again, however much of it still lies there, and what comes later
  /// is.
  @Test
  void whatCannotBeRemovedIsNotSentAgain() {
    var clock = SettableClock.at("2026-11-20T15:00:00Z");
    var file = folder.resolve("1/spool.db");
    try (var parts = SpoolParts.in(folder, DataSize.ofMegabytes(10), clock)) {
      var spool = parts.spool();
      for (int i = 0; i < 7; i++) {
        spool.append(event("k", "event " + i)).join();
      }
      SpoolParts.takesBack(file, "DELETE");

      parts.remove(spool.oldest(2));
      assertThat(texts(spool.oldest(2))).containsExactly("event 2", "event 3");
      var middle = spool.oldest(3);
      parts.remove(List.of(middle.getFirst(), middle.getLast()));
      assertThat(texts(spool.oldest(2))).startsWith("event 3");
      parts.remove(spool.oldest(10));
      assertThat(spool.oldest(10)).isEmpty();
      assertThat(spool.isEmpty()).isTrue();
      assertThat(parts.rows()).isEqualTo(7);

      SpoolParts.worksAgain(file);
      spool.append(event("k", "later")).join();
      assertThat(texts(spool.oldest(10))).containsExactly("later");
      assertThat(spool.tidy()).as("too soon").isZero();
      clock.advance(Duration.ofSeconds(5));
      assertThat(spool.tidy()).isEqualTo(7);
      agreesWithTheDisk(parts, 1);
      parts.remove(spool.oldest(10));
      spool.append(event("k", "last")).join();
      assertThat(texts(spool.oldest(10))).containsExactly("last");
    }
  }

  /// What makes room does not fail with what finds none.
  @Test
  void removingSucceedsBesideAnAppendThatFails() {
    var file = folder.resolve("1/spool.db");
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      spool.append(event("k", "before")).join();
      var waiting = spool.oldest(10);
      SpoolParts.takesBack(file, "INSERT");

      var refused = IntStream.range(0, 50).mapToObj(_ -> spool.append(event("l", "no"))).toList();
      parts.remove(waiting);

      assertThat(refused).allSatisfy(each -> assertThat(each).failsWithin(Duration.ofSeconds(5)));
      agreesWithTheDisk(parts, 0);
    }
  }

  private static void agreesWithTheDisk(SpoolParts parts, int events) {
    assertThat(parts.rows()).isEqualTo(events);
    assertThat(parts.spool().events()).isEqualTo(events);
    assertThat(parts.spool().bytes() > 0).isEqualTo(events > 0);
  }
}
