package io.centralita.routing;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.ConversationChange;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.assistant.FakeModel;
import io.centralita.stack.Database;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole service with a Twilio that fails on demand and a clock that is set; events go in and
/// come out.
public final class RunningRouting {
  public static final TenantId TENANT = new TenantId("aliado");
  public static final BusinessNumber MAIN = new BusinessNumber("+5117000001");
  public static final BusinessNumber PROXY = new BusinessNumber("+5117000101");

  /// May send two messages a second; all others as many as they want.
  public static final BusinessNumber RATED = new BusinessNumber("+5117000188");

  public static final SettableClock CLOCK = SettableClock.at("2026-11-20T15:00:00Z");

  private static final AtomicInteger people = new AtomicInteger(100);

  public final FakeTwilio twilio;

  /// Answers questions; until it is told how, it refuses.
  public final FakeModel model = new FakeModel();

  public final Database database;
  private final EventCodec codec = new EventCodec();
  private final AddressSealer sealer = new AddressSealer(RoutingOptions.KEYS);
  private final TestTopics topics = TestStack.topics();
  private final Map<String, Tail<?>> tails = new ConcurrentHashMap<>();
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestStack.bootstrapServers(), "linger.ms", "0"),
          new StringSerializer(),
          new ByteArraySerializer());
  private final ConfigurableApplicationContext context;

  private static RunningRouting shared;

  /// The one that all tests share; it stops with the JVM.
  public static synchronized RunningRouting shared() {
    if (shared == null) {
      shared = new RunningRouting(new FakeTwilio(CLOCK::instant), TestStack.database("routing"));
    }
    return shared;
  }

  private RunningRouting(FakeTwilio twilio, Database database) {
    this.twilio = twilio;
    this.database = database;
    this.context = run(twilio, database, "1");
  }

  /// A part of the running service, for what no topic can be made to bring about for certain.
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// Another instance of the service beside the first. It has no name: one that is named keeps its
  /// partitions for the time of a session after it has gone, and the first would hear nothing of
  /// them.
  public ConfigurableApplicationContext another(String... properties) {
    return run(twilio, database, "", properties);
  }

  private ConfigurableApplicationContext run(
      FakeTwilio twilio, Database database, String name, String... properties) {
    var application =
        new SpringApplicationBuilder(RoutingService.class, Time.class)
            .properties("spring.config.name=routing-service");
    var all = new ArrayList<>(RoutingOptions.arguments(twilio, model, database, name));
    all.addAll(List.of(properties));
    return application.run(all.toArray(String[]::new));
  }

  public static String token(String tenant, String scope) {
    return RoutingOptions.TOKENS.token(tenant, scope);
  }

  /// The token of somebody who is a provider.
  public static String providersToken(UUID provider, String scope) {
    return RoutingOptions.TOKENS.token(
        TENANT.value(), scope, Map.of("provider", provider.toString()));
  }

  public int port() {
    return Objects.requireNonNull(
            ((ReactiveWebServerApplicationContext) context).getWebServer(), "web server")
        .getPort();
  }

  /// Somebody whom no other test knows.
  public static String somebody() {
    return "+51987000" + people.incrementAndGet();
  }

  public Address address(Channel channel, String number) {
    return sealer.seal(channel, Identity.of(number));
  }

  public UUID writes(String person, BusinessNumber number, String text) {
    return writes(person, number, MessageContent.text(text), null);
  }

  public UUID writes(
      String person, BusinessNumber number, MessageContent content, String repliedTo) {
    return writes(Channel.WHATSAPP, person, number, content, repliedTo, "SMin" + UUID.randomUUID());
  }

  public UUID writes(
      Channel channel,
      String person,
      BusinessNumber number,
      MessageContent content,
      String repliedTo,
      String sid) {
    var from = address(channel, person);
    var message =
        new MessageReceived(
            TENANT,
            Carrier.TWILIO,
            sid,
            from,
            number,
            number.equals(MAIN) ? NumberPurpose.MAIN : NumberPurpose.PROXY,
            null,
            "Cliente 1",
            content,
            repliedTo,
            CLOCK.instant());
    var id = EventIds.derived("twilio", sid);
    publish(Topics.MESSAGES, id, SendCommand.orderKey(from, number), message);
    return id;
  }

  public SendId sends(String person, BusinessNumber from, Body body) {
    return sends(Channel.WHATSAPP, person, from, body);
  }

  public SendId sends(Channel channel, String person, BusinessNumber from, Body body) {
    var id = new SendId(UUID.randomUUID());
    sends(id, channel, person, from, body);
    return id;
  }

  public void sends(SendId id, Channel channel, String person, BusinessNumber from, Body body) {
    var to = address(channel, person);
    publish(
        Topics.SENDS,
        UUID.randomUUID(),
        SendCommand.orderKey(to, from),
        new SendMessage(id, TENANT, to, from, body, null, "test"));
  }

  public void sendsAbout(LeadId lead, String person, BusinessNumber from, Body body) {
    var to = address(Channel.WHATSAPP, person);
    publish(
        Topics.SENDS,
        UUID.randomUUID(),
        SendCommand.orderKey(to, from),
        new SendMessage(new SendId(UUID.randomUUID()), TENANT, to, from, body, lead, "test"));
  }

  public static Body words(String text) {
    return new Body.Words(text, List.of(), null);
  }

  public static Body template(String name, Map<String, String> variables) {
    return new Body.Template(name, variables);
  }

  public void reports(SendId send, String sid, DeliveryStatus status, String errorCode) {
    publish(
        Topics.RECEIPTS,
        UUID.randomUUID(),
        send.toString(),
        new DeliveryReported(send, Carrier.TWILIO, sid, status, errorCode, CLOCK.instant()));
  }

  public <T> void publish(Topic<T> topic, UUID id, String key, T data) {
    if (created.add(topic.name())) {
      topics.create(topic.name(), topic.partitions());
    }
    var _ =
        producer.send(
            codec.encode(topic, new CloudEvent<>(id, "test", key, Instant.EPOCH, null, data)));
    producer.flush();
  }

  /// The end of a key.
  public void ends(Topic<?> topic, String key) {
    var _ = producer.send(codec.tombstone(topic, key));
    producer.flush();
  }

  /// What the messages of a person were taken to mean.
  public List<MessageInterpreted> interpretations(String person) {
    var ref = address(Channel.WHATSAPP, person).ref();
    return decoded(Topics.INTERPRETATIONS).stream()
        .map(event -> (MessageInterpreted) event.data())
        .filter(interpreted -> interpreted.message().from().ref().equals(ref))
        .toList();
  }

  public List<Delivery> deliveries(SendId send) {
    return decoded(Topics.DELIVERIES).stream()
        .map(CloudEvent::data)
        .filter(delivery -> delivery.sendId().equals(send))
        .toList();
  }

  /// What was done about a conversation, as soon as there is so much.
  public List<ConversationChange> changes(ConversationId conversation, int count) {
    return Awaitility.await()
        .until(
            () ->
                decoded(Topics.CONVERSATIONS).stream()
                    .map(CloudEvent::data)
                    .filter(change -> change.conversation().equals(conversation))
                    .toList(),
            found -> found.size() >= count);
  }

  /// Which conversation a send belongs to.
  public ConversationId conversation(SendId send) {
    return new ConversationId(
        UUID.fromString(
            value("SELECT conversation_id::text FROM sends WHERE id = '" + send + "'")));
  }

  @SuppressWarnings("unchecked")
  private <T> List<CloudEvent<T>> decoded(Topic<T> topic) {
    var tail =
        tails.computeIfAbsent(
            topic.name(),
            name -> {
              topics.create(name, topic.partitions());
              return new Tail<>(topic, codec, TestStack.bootstrapServers());
            });
    return ((Tail<T>) tail).events();
  }

  /// Where a send is, as the table has it. The carrier counts as sound again, whatever tests before
  /// have done to it.
  public void trustTheCarrierAgain() {
    context
        .getBean(CircuitBreakerRegistry.class)
        .getAllCircuitBreakers()
        .forEach(CircuitBreaker::reset);
    execute("UPDATE senders SET strikes = 0, blocked_until = NULL, blocked_for = NULL");
  }

  public long count(String sql) {
    return context.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
  }

  public String state(SendId send) {
    return context
        .getBean(JdbcClient.class)
        .sql("SELECT state FROM sends WHERE id = :id")
        .param("id", send.value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  /// The one value that a question to the database has; empty where there is none.
  public String value(String sql) {
    return context.getBean(JdbcClient.class).sql(sql).query(String.class).optional().orElse("");
  }

  public void execute(String sql) {
    context.getBean(JdbcClient.class).sql(sql).update();
  }

  /// Somebody who has just written to the number, so that anything may be written to them.
  public String somebodyWhoWrote(BusinessNumber number) {
    var person = somebody();
    writes(person, number, "hola");
    Awaitility.await().until(() -> interpretations(person).size() == 1);
    return person;
  }

  /// What a person read, in order.
  public List<String> texts(String person) {
    return twilio.to(person).stream().map(FakeTwilio.Taken::body).toList();
  }

  /// Time that is set.
  @Configuration
  public static class Time {
    @Bean
    InstantSource clock() {
      return CLOCK;
    }
  }
}
