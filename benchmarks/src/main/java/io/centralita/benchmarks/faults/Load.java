package io.centralita.benchmarks.faults;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.producer.EventProducer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Sends that services ask for, at a steady rate, to many people over a few numbers. Every tenth
/// person gets the same words again and again.
final class Load implements Traffic {
  private static final TenantId TENANT = new TenantId("faults");
  private static final int EQUAL = 10;
  private static final List<BusinessNumber> NUMBERS =
      List.of(
          new BusinessNumber("+5117000101"),
          new BusinessNumber("+5117000102"),
          new BusinessNumber("+5117000103"));

  private final EventProducer producer;
  private final List<Person> people = new ArrayList<>();

  private record Person(String phone, Address address, BusinessNumber number) {}

  /// @param serial its place among all of a run
  record Asked(SendId id, String phone, String text, int serial) {}

  Load(String brokers, Path addressKeys, int people) {
    producer = new EventProducer(brokers, "faults", new EventCodec());
    var sealer = new AddressSealer(AddressKeys.load(addressKeys));
    for (int i = 0; i < people; i++) {
      var phone = "+5198%07d".formatted(i);
      this.people.add(
          new Person(
              phone,
              sealer.seal(Channel.SMS, Identity.of(phone)),
              NUMBERS.get(i % NUMBERS.size())));
    }
  }

  @Override
  public List<Asked> ask(String run, int perSecond, BooleanSupplier enough)
      throws InterruptedException {
    var asked = new ArrayList<Asked>();
    long begun = System.nanoTime();
    for (int serial = 0; !enough.getAsBoolean(); serial++) {
      long due = begun + serial * TimeUnit.SECONDS.toNanos(1) / perSecond;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      asked.add(ask(run, serial));
    }
    return asked;
  }

  /// Asks for so many as fast as Kafka takes them.
  void askAtOnce(String run, int count) {
    var taken =
        IntStream.range(0, count)
            .mapToObj(serial -> producer.send(Topics.SENDS, event(run, serial)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(taken).join();
  }

  private Asked ask(String run, int serial) {
    var event = event(run, serial);
    // Whoever asks keeps what Kafka has not taken, as services do with their outboxes.
    while (!isTaken(event)) {
      Thread.onSpinWait();
    }
    return new Asked(id(run, serial), person(serial).phone(), text(run, serial), serial);
  }

  private boolean isTaken(CloudEvent<SendCommand> event) {
    return producer.send(Topics.SENDS, event).handle((_, failure) -> failure == null).join();
  }

  private CloudEvent<SendCommand> event(String run, int serial) {
    var person = person(serial);
    var id = id(run, serial);
    var command =
        new SendMessage(
            id,
            TENANT,
            person.address(),
            person.number(),
            new Body.Words(text(run, serial), List.of(), null),
            null,
            "faults");
    return new CloudEvent<>(
        EventIds.derived("faults", id.toString()),
        "faults",
        SendCommand.orderKey(person.address(), person.number()),
        Instant.now(),
        null,
        command);
  }

  private Person person(int serial) {
    return people.get(serial % people.size());
  }

  private static SendId id(String run, int serial) {
    return new SendId(EventIds.derived(run, Integer.toString(serial)));
  }

  private static String text(String run, int serial) {
    return serial % EQUAL == 0 ? run + " ok" : run + " " + serial;
  }

  @Override
  public void close() {
    producer.close();
  }
}
