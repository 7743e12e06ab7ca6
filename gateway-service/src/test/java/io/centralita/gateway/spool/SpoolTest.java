package io.centralita.gateway.spool;

import static io.centralita.gateway.spool.SpoolParts.event;
import static io.centralita.gateway.spool.SpoolParts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class SpoolTest {
  private static final DataSize PLENTY = DataSize.ofMegabytes(10);

  @TempDir private Path folder;

  @Test
  void whatIsAppendedComesOutInItsOrderAndAsItWas() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      for (int i = 0; i < 20; i++) {
        spool.append(event("k" + i % 3, "event " + i)).join();
      }

      var first = spool.oldest(15);

      assertThat(texts(first))
          .isEqualTo(IntStream.range(0, 15).mapToObj(i -> "event " + i).toList());
      var record = first.getFirst().record();
      assertThat(record.topic()).isEqualTo("topic");
      assertThat(record.key()).isEqualTo("k0");
      assertThat(record.headers()).isEqualTo(event("k0", "").headers());
      parts.remove(first);
      assertThat(texts(spool.oldest(15))).startsWith("event 15").hasSize(5);
    }
  }

  @Test
  void manyAtOnceAreAllThere() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();

      var appended =
          IntStream.range(0, 5_000).mapToObj(i -> spool.append(event("k", "event " + i))).toList();
      CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new)).join();

      assertThat(texts(spool.oldest(10_000)))
          .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> "event " + i).toList());
    }
  }

  @Test
  void aKeyIsHeldUntilTheLastOfItsEventsIsGone() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      assertThat(spool.mayHold("k")).isFalse();
      spool.append(event("k", "one")).join();
      spool.append(event("k", "two")).join();

      parts.remove(spool.oldest(1));
      assertThat(spool.mayHold("k")).isTrue();
      assertThat(spool.mayHold("another")).isFalse();

      parts.remove(spool.oldest(1));
      assertThat(spool.mayHold("k")).isFalse();
      assertThat(spool.isEmpty()).isTrue();
    }
  }

  @Test
  void theNextProcessFindsWhatIsLeftAndKnowsItsKeys() {
    try (var parts = SpoolParts.in(folder)) {
      parts.spool().append(event("k", "one")).join();
      parts.spool().append(event("l", "two")).join();
      parts.remove(parts.spool().oldest(1));
    }

    try (var parts = SpoolParts.in(folder)) {
      assertThat(texts(parts.spool().oldest(10))).containsExactly("two");
      assertThat(parts.spool().mayHold("l")).isTrue();
      assertThat(parts.spool().mayHold("k")).isFalse();
      assertThat(parts.spool().events()).isEqualTo(1);
    }
  }

  @Test
  void aFullSpoolRefusesSaysSoAndTakesAgainWhenThereIsRoom() {
    var three = DataSize.ofBytes(3 * Waiting.bytes(event("k", "event 0")));
    try (var parts = SpoolParts.in(folder, three)) {
      var spool = parts.spool();
      for (int i = 0; i < 3; i++) {
        spool.append(event("k", "event " + i)).join();
      }
      assertThat(parts.health().health().getStatus()).isEqualTo(Status.UP);

      var fourth = spool.append(event("l", "event 3"));

      assertThatThrownBy(fourth::join).hasRootCauseInstanceOf(SpoolRefused.class);
      assertThat(parts.health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(parts.health().health().getDetails())
          .containsEntry("reason", "It is full: 3 events wait for Kafka");
      assertThat(spool.mayHold("l")).isFalse();
      assertThat(parts.counted("refused")).isEqualTo(1);
      parts.remove(spool.oldest(1));
      assertThat(parts.health().health().getStatus()).isEqualTo(Status.UP);
      spool.append(event("l", "event 4")).join();
      assertThat(texts(spool.oldest(10))).containsExactly("event 1", "event 2", "event 4");
    }
  }

  /// The table is not where it belongs: to whoever writes that is a disk that fails.
  @Test
  void aDiskThatFailsIsRefusedWithTheReasonAndTriedAgainLater() {
    var clock = SettableClock.at("2026-11-20T15:00:00Z");
    var file = folder.resolve("1/spool.db");
    try (var parts = SpoolParts.in(folder, PLENTY, clock)) {
      var spool = parts.spool();
      spool.append(event("k", "before")).join();
      SpoolParts.meddle(file, disk -> disk.execute("ALTER TABLE waiting RENAME TO gone"));

      var refused = spool.append(event("l", "refused"));

      assertThatThrownBy(refused::join)
          .hasCauseInstanceOf(SpoolRefused.class)
          .hasMessageContaining("no such table");
      assertThat(spool.mayHold("l")).isFalse();
      assertThat(parts.counted("refused")).isEqualTo(1);
      assertThat(parts.health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(parts.health().health().getDetails().get("reason"))
          .asString()
          .contains("Its disk refuses", "no such table");

      SpoolParts.meddle(file, disk -> disk.execute("ALTER TABLE gone RENAME TO waiting"));
      clock.advance(Duration.ofSeconds(11));
      assertThat(parts.health().health().getStatus()).isEqualTo(Status.UP);
      spool.append(event("l", "after")).join();
      assertThat(texts(spool.oldest(10))).containsExactly("before", "after");
    }
  }

  @Test
  void aDiskThatIsTooSlowIsRefusedAndSaysSo() {
    var clock = SettableClock.at("2026-11-20T15:00:00Z");
    try (var parts = SpoolParts.in(folder, Duration.ofMillis(200), clock)) {
      SpoolParts.meddle(
          folder.resolve("1/spool.db"),
          disk -> {
            disk.execute("BEGIN IMMEDIATE");
            var late = parts.spool().append(event("k", "late"));

            assertThatThrownBy(late::join).hasMessageContaining("takes longer than 200 ms");
            assertThat(parts.health().health().getDetails())
                .containsEntry("reason", "Its disk takes longer than 200 ms");
            disk.execute("ROLLBACK");
          });

      await().untilAsserted(() -> assertThat(texts(parts.spool().oldest(1))).contains("late"));
    }
  }

  @Test
  void metersAndHealthTellHowMuchWaitsAndForHowLong() {
    var clock = SettableClock.at("2026-11-20T15:00:00Z");
    try (var parts = SpoolParts.in(folder, PLENTY, clock)) {
      parts.spool().append(event("k", "one")).join();
      clock.advance(Duration.ofSeconds(7));
      var waiting = parts.spool().oldest(10);

      assertThat(gauge(parts, "events")).isEqualTo(1);
      assertThat(gauge(parts, "bytes")).isEqualTo((double) Waiting.bytes(event("k", "one")));
      assertThat(gauge(parts, "oldest")).isEqualTo(7);
      assertThat(parts.health().health().getDetails())
          .containsEntry("events", 1L)
          .containsEntry("oldestSeconds", 7L);

      parts.remove(waiting);
      assertThat(gauge(parts, "events")).isZero();
      assertThat(gauge(parts, "bytes")).isZero();
      assertThat(gauge(parts, "oldest")).isZero();
      assertThat(parts.counted("spooled")).isEqualTo(1);
      assertThat(parts.counted("drained")).isEqualTo(1);
    }
  }

  @Test
  void whatIsSetAsideLeavesTheWayButNotTheDisk() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      spool.append(event("k", "far too large")).join();
      spool.append(event("k", "fits")).join();

      spool.setAside(spool.oldest(1).getFirst(), "too large");
      spool.tidy();

      assertThat(texts(spool.oldest(10))).containsExactly("fits");
      assertThat(parts.counted("set.aside")).isEqualTo(1);
    }
    assertThat(inFile(folder.resolve("1/spool.db"), "far too large")).isTrue();
  }

  @Test
  void gatewaysThatShareAFolderTakeAPartEach() {
    try (var one = SpoolParts.in(folder);
        var two = SpoolParts.in(folder)) {
      one.spool().append(event("k", "of one")).join();
      two.spool().append(event("k", "of two")).join();

      assertThat(texts(one.spool().oldest(10))).containsExactly("of one");
      assertThat(texts(two.spool().oldest(10))).containsExactly("of two");
    }
    try (var successor = SpoolParts.in(folder)) {
      assertThat(texts(successor.spool().oldest(10))).containsExactly("of one");
    }
  }

  @Test
  void aDamagedFileIsKeptUnderAnotherNameAndANewOneBegins() throws IOException {
    try (var parts = SpoolParts.in(folder)) {
      parts.spool().append(event("k", "lost for now")).join();
    }
    var file = folder.resolve("1/spool.db");
    var damaged = Files.readAllBytes(file);
    java.util.Arrays.fill(damaged, 0, 200, (byte) 'x');
    Files.write(file, damaged);

    try (var parts = SpoolParts.in(folder)) {
      assertThat(parts.spool().oldest(10)).isEmpty();
      parts.spool().append(event("k", "new")).join();
      assertThat(texts(parts.spool().oldest(10))).containsExactly("new");
      assertThat(parts.health().health().getDetails()).containsEntry("damagedFiles", 1);
    }
    try (var files = Files.list(folder.resolve("1"))) {
      var kept =
          files.filter(path -> path.toString().matches(".*damaged-\\d+-spool\\.db")).toList();
      assertThat(kept)
          .singleElement()
          .satisfies(path -> assertThat(path).hasBinaryContent(damaged));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("a-file"), "in the way");

    assertThatThrownBy(() -> SpoolParts.in(file.resolve("spool")))
        .isInstanceOf(SpoolUnusable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void theDiskGetsItsRoomBackAfterAnOutage() {
    try (var parts = SpoolParts.in(folder)) {
      var spool = parts.spool();
      var large = "x".repeat(100_000);
      IntStream.range(0, 50).forEach(_ -> spool.append(event("k", large)).join());
      var file = folder.resolve("1/spool.db").toFile();
      parts.remove(spool.oldest(100));

      await().until(() -> file.length() < 200_000);
      spool.append(event("k", "after")).join();
      assertThat(texts(spool.oldest(10))).isEqualTo(List.of("after"));
    }
  }

  private static double gauge(SpoolParts parts, String name) {
    return parts.meters.get("centralita.gateway.spool." + name).gauge().value();
  }

  private static boolean inFile(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(text);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
