package io.centralita.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.story.PhoneApi;
import io.centralita.stack.Durability;
import io.centralita.stack.Port;
import io.centralita.testkit.TestTopics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C in the middle of the day: everybody stops in time, and what had been taken is answered
/// after the next start, once.
@Order(0)
class FleetStopIT {
  private static final Duration PROMISE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Pattern DOOR_NUMBER = Pattern.compile("puerta (\\d+)");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Progress progress =
      Progress.plain(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final AtomicInteger customers = new AtomicInteger();

  @Test
  void everythingStopsInTimeUnderTrafficAndGoesOnWhereItStopped(@TempDir Path folder)
      throws InterruptedException {
    var options = options(folder);
    var fleet = start(options);
    var phones = new PhoneApi(fleet.url(Surroundings.SIMULATOR));
    var traffic = Thread.ofPlatform().start(() -> writeUntilNobodyListens(phones));
    await().atMost(PATIENCE).until(() -> answers(phones, 20) == 1);

    said.reset();
    var begun = System.nanoTime();
    fleet.close();
    var took = Duration.ofNanos(System.nanoTime() - begun);
    traffic.join();

    assertThat(took).isLessThan(PROMISE);
    var stops = said.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
    assertThat(stops).noneMatch(line -> line.contains("in time") || line.contains("a tiempo"));
    for (var member : FleetMembers.ALL) {
      assertThat(stops).anyMatch(line -> line.startsWith(member.name() + " "));
    }
    assertThat(stops)
        .anyMatch(line -> line.startsWith("Kafka "))
        .anyMatch(line -> line.startsWith("PostgreSQL "));

    try (var again = start(options)) {
      everyMessageThatWasTakenIsAnsweredOnce(again);
    }
  }

  private void everyMessageThatWasTakenIsAnsweredOnce(Fleet fleet) {
    var phones = new PhoneApi(fleet.url(Surroundings.SIMULATOR));
    var taken = taken(fleet);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(taken).allMatch(customer -> answers(phones, customer) > 0));
    // What comes after has its answer: whatever would be said twice has been.
    int last = customers.incrementAndGet();
    write(phones, last);
    await().atMost(PATIENCE).until(() -> answers(phones, last) == 1);

    assertThat(taken).hasSizeGreaterThan(20).allMatch(customer -> answers(phones, customer) == 1);
  }

  /// The customers whose messages Kafka has.
  private static Set<Integer> taken(Fleet fleet) {
    var taken = new TreeSet<Integer>();
    for (var record : new TestTopics(fleet.bootstrapServers()).records(Topics.MESSAGES.name())) {
      var door = DOOR_NUMBER.matcher(new String(record.value(), StandardCharsets.UTF_8));
      if (door.find()) {
        taken.add(Integer.valueOf(door.group(1)));
      }
    }
    return taken;
  }

  private void writeUntilNobodyListens(PhoneApi phones) {
    try {
      while (true) {
        write(phones, customers.incrementAndGet());
        LockSupport.parkNanos(PAUSE);
      }
    } catch (UncheckedIOException | AssertionError _) {
      // The simulator is gone.
    }
  }

  private static void write(PhoneApi phones, int customer) {
    phones.write(
        number(customer),
        DemoMarketplace.MAIN_NUMBER,
        "whatsapp",
        "Se rompió mi caño en Miraflores, puerta " + customer);
  }

  private static int answers(PhoneApi phones, int customer) {
    return phones.received(number(customer), DemoMarketplace.MAIN_NUMBER).size();
  }

  private static String number(int customer) {
    return "+5197%07d".formatted(customer);
  }

  private Fleet start(FleetOptions options) {
    var fleet = Fleet.on(options, progress);
    fleet.start(options, InstantSource.system(), FleetMembers.ALL);
    var token =
        fleet.tokens().issue(DemoMarketplace.TENANT, "stop", DemoMarketplace.SCOPES, PATIENCE);
    new DemoMarketplace()
        .open(fleet.url("matching-service"), fleet.url(Surroundings.SIMULATOR), token);
    return fleet;
  }

  /// The same ports both times, as on a person's machine.
  private static FleetOptions options(Path folder) {
    var members = new LinkedHashMap<String, Port>();
    FleetMembers.ALL.forEach(member -> members.put(member.name(), freePort()));
    return new FleetOptions(
        folder, false, freePort(), freePort(), members, Durability.PROCESS_CRASH, Map.of());
  }

  private static Port freePort() {
    try (var socket = new ServerSocket(0)) {
      return new Port(socket.getLocalPort(), "test");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
