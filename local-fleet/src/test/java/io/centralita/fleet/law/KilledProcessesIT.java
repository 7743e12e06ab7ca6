package io.centralita.fleet.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.fleet.story.VirtualPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Law 1: whatever is killed, at whatever step, each message is on the phones once, and nothing
/// else is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessesIT {
  /// Two at a time: each of them on a message's way with one that is not next to it there.
  static final List<List<String>> VICTIMS =
      List.of(
          List.of("gateway-service", "matching-service"),
          List.of("routing-service", "audit-service"),
          List.of("proxy-service", "provisioning-service"));

  /// A job for each story, so that no two meet the same provider.
  private static final Map<String, Job> JOBS =
      Map.of(
          "gateway-service", new Job("se rompió mi caño en Miraflores", "Gasfitería"),
          "routing-service", new Job("se fue la luz en mi casa, en Lince", "Electricidad"),
          "proxy-service", new Job("quiero pintar mi sala en Surquillo", "Pintura"),
          "Kafka", new Job("la lavadora no centrifuga, en Breña", "Electrodomésticos"));

  private final List<VirtualPhone> everybody = new ArrayList<>();
  private ProcessFleet fleet;

  private record Job(String request, String category) {}

  /// What is done to the fleet right after each step of the story.
  private interface Blow {
    void strike(int step);
  }

  @BeforeAll
  void start() {
    fleet = ProcessFleet.start();
  }

  @AfterAll
  void stop() {
    if (fleet != null) {
      fleet.close();
    }
  }

  @Test
  void everyServiceIsKilled() {
    assertThat(VICTIMS.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(ProcessFleet.SERVICES);
  }

  @ParameterizedTest
  @FieldSource("VICTIMS")
  void servicesKilledAtEveryStepLoseAndRepeatNothing(List<String> victims) {
    tell(
        JOBS.get(victims.getFirst()),
        _ -> {
          victims.forEach(victim -> fleet.service(victim).kill());
          victims.forEach(victim -> fleet.service(victim).launchAgain());
        });
  }

  @Test
  void kafkaAndThenPostgresKilledLoseAndRepeatNothing() {
    tell(
        JOBS.get("Kafka"),
        step -> {
          if (step == 2) {
            fleet.kafka().kill();
            fleet.kafka().startAgain();
          } else if (step == 4) {
            fleet.postgres().kill();
            fleet.postgres().startAgain();
          }
        });
  }

  private void tell(Job job, Blow blow) {
    var customer = meet("+5198200%04d".formatted(everybody.size()));
    customer.writes(job.request());
    blow.strike(1);
    var list = customer.reads(job.category());
    var chosen = fleet.firstIn(list);
    var provider = meet(chosen.phone());

    customer.writes("1");
    blow.strike(2);
    customer.reads(chosen.name());
    var offer = provider.reads(job.category());

    provider.taps(offer, "Acepto");
    blow.strike(3);
    provider.reads("es tuyo");
    customer.reads("aceptó");
    var proxy = customer.proxyNumber();
    customer.readsFrom(proxy, chosen.name());
    var introduction = provider.readsFrom(proxy, job.category());

    provider.tapsOn(proxy, introduction, "Empezar");
    customer.writesTo(proxy, "¿A qué hora vienes?");
    blow.strike(4);
    provider.readsFrom(proxy, "¿A qué hora vienes?");

    provider.writesTo(proxy, "A las cinco");
    blow.strike(5);
    customer.readsFrom(proxy, "A las cinco");
    everybody.forEach(VirtualPhone::hasReadEverything);
  }

  private VirtualPhone meet(String number) {
    var phone = fleet.phone(number);
    everybody.add(phone);
    return phone;
  }
}
