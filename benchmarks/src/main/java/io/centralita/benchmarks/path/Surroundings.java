package io.centralita.benchmarks.path;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.fleet.FleetKeys;
import io.centralita.kit.producer.EventProducer;
import io.centralita.kit.topics.TopicSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.NewTopic;

/// What a gateway that is alone finds in Kafka: the numbers of a tenant, and open links over some
/// of them. Everybody has one link, so that each call is another.
final class Surroundings {
  private static final TenantId TENANT = new TenantId("benchmark");
  private static final int PROXY_NUMBERS = 100;
  private static final int UNDER_WAY = 10_000;

  private final BusinessNumber main;
  private final int links;
  private final AddressSealer sealer;
  private final Instant now = Instant.now();

  Surroundings(FleetKeys keys, String main, int links) {
    this.main = new BusinessNumber(main);
    this.links = links;
    this.sealer = new AddressSealer(AddressKeys.load(keys.addressKeys()));
  }

  int links() {
    return links;
  }

  static String customer(int link) {
    return "+5198%07d".formatted(link);
  }

  static String proxyNumber(int link) {
    return "+51180%05d".formatted(link % PROXY_NUMBERS);
  }

  void write(String brokers) throws InterruptedException {
    var topics = List.of(state(Topics.NUMBERS), state(Topics.LINKS));
    new TopicSetup(brokers, topics, Duration.ofMinutes(1)).afterSingletonsInstantiated();
    try (var producer = new EventProducer(brokers, "benchmark", new EventCodec())) {
      send(producer, Topics.NUMBERS, main.e164(), assigned(main, NumberPurpose.MAIN)).join();
      for (int i = 0; i < PROXY_NUMBERS; i++) {
        var number = new BusinessNumber(proxyNumber(i));
        send(producer, Topics.NUMBERS, number.e164(), assigned(number, NumberPurpose.PROXY)).join();
      }
      open(producer);
    }
  }

  private void open(EventProducer producer) throws InterruptedException {
    var free = new Semaphore(UNDER_WAY);
    for (int i = 0; i < links; i++) {
      free.acquire();
      var link = link(i);
      var _ =
          send(producer, Topics.LINKS, link.link().toString(), link)
              .whenComplete((_, _) -> free.release());
    }
    free.acquire(UNDER_WAY);
  }

  private static NumberAssigned assigned(BusinessNumber number, NumberPurpose purpose) {
    return new NumberAssigned(number, TENANT, purpose, EnumSet.allOf(Channel.class), null);
  }

  private LinkOpened link(int serial) {
    return new LinkOpened(
        new LinkId(new UUID(1, serial)),
        TENANT,
        new LeadId(new UUID(2, serial)),
        new BusinessNumber(proxyNumber(serial)),
        sealed(customer(serial)),
        sealed("+5196%07d".formatted(serial)),
        now,
        now.plus(Duration.ofDays(1)));
  }

  private Address sealed(String number) {
    return sealer.seal(Channel.WHATSAPP, Identity.of(number));
  }

  private <T> CompletableFuture<Void> send(
      EventProducer producer, Topic<T> topic, String key, T data) {
    var id = UUID.randomUUID();
    return producer.send(topic, new CloudEvent<>(id, "benchmark", key, now, null, data));
  }

  private static NewTopic state(Topic<?> topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1)
        .configs(Map.of("cleanup.policy", "compact"));
  }
}
