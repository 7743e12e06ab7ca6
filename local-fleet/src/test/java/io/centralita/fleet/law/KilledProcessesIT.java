package io.centralita.fleet.law;

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
  static final List<String> VICTIMS = ProcessFleet.SERVICES;

  /// A job for each story, so that no two meet the same provider.
  private static final Map<String, Job> JOBS =
      Map.of(
          "gateway-service", new Job("se rompió mi caño en Miraflores", "Gasfitería"),
          "routing-service", new Job("se fue la luz en mi casa, en Lince", "Electricidad"),
          "matching-service", new Job("perdí mis llaves en Barranco", "Cerrajería"),
          "proxy-service", new Job("quiero pintar mi sala en Surquillo", "Pintura"),
          "provisioning-service", new Job("hacer un clóset en San Borja", "Carpintería"),
          "audit-service", new Job("podar árboles en La Molina", "Jardinería"),
          "Kafka", new Job("la lavadora no centrifuga, en Breña", "Electrodomésticos"),
          "PostgreSQL", new Job("mudanza de dos cuartos en San Miguel", "Mudanzas"));

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

  @ParameterizedTest
  @FieldSource("VICTIMS")
  void serviceKilledAtEveryStepLosesAndRepeatsNothing(String victim) {
    tell(
        JOBS.get(victim),
        _ -> {
          fleet.service(victim).kill();
          fleet.service(victim).launchAgain();
        });
  }

  @Test
  void kafkaKilledInTheMiddleLosesAndRepeatsNothing() {
    tell(
        JOBS.get("Kafka"),
        step -> {
          if (step == 2) {
            fleet.kafka().kill();
            fleet.kafka().startAgain();
          }
        });
  }

  @Test
  void postgresKilledInTheMiddleLosesAndRepeatsNothing() {
    tell(
        JOBS.get("PostgreSQL"),
        step -> {
          if (step == 2) {
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
