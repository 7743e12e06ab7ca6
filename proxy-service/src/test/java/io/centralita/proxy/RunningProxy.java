package io.centralita.proxy;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.proxy.SessionChange;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A whole proxy-service on a real Kafka and PostgreSQL, with time that stands still. Each test has
/// a tenant, numbers and people of its own.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    classes = ProxyService.class,
    properties = {
      "spring.config.name=proxy-service",
      "centralita.session.sweep-every=50ms",
      "spring.datasource.hikari.connection-timeout=60000"
    })
@Import(RunningProxy.Time.class)
public abstract class RunningProxy {
  /// What Twilio signs calls with.
  protected static final String TWILIO_TOKEN = "twilio-token";

  public static final ApiTokens TOKENS = new ApiTokens();
  private static final int MOST_TENANTS = 500;
  private static final AtomicInteger serial = new AtomicInteger();
  private static final EventCodec codec = new EventCodec();

  protected static final TestTopics topics = TestStack.topics();
  protected final int own = serial.incrementAndGet();
  protected final TenantId tenant = new TenantId("tenant-" + own);
  protected final BusinessNumber main = number(0);
  private int people;

  @Autowired protected SettableClock clock;
  @Autowired protected AddressSealer sealer;
  @Autowired protected JdbcClient database;

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    SettableClock clock() {
      return SettableClock.at("2026-11-20T15:00:00Z");
    }
  }

  @DynamicPropertySource
  static void stack(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory("proxy-keys");
    var keys = folder.resolve("address-keys.json");
    AddressKeys.generate().save(keys);
    TestStack.register(registry, "proxy");
    registry.add("ADDRESS_KEYS", keys::toString);
    registry.add("JWT_PUBLIC_KEY", () -> TOKENS.publicKeyIn(folder));
    registry.add("DATABASE_CONNECTIONS", () -> 40);
    registry.add("PROXY_ACCOUNTS", RunningProxy::accounts);
    registry.add("PROXY_API_KEYS", RunningProxy::apiKeys);
    registry.add("TWILIO_AUTH_TOKEN", () -> "carrier:" + TWILIO_TOKEN);
    registry.add("CALLBACK_PRIVATE_HOSTS", () -> "localhost");
    deleteAtTheEnd(folder, keys);
  }

  /// Each tenant has an account of the Proxy API.
  private static String accounts() {
    return IntStream.rangeClosed(1, MOST_TENANTS)
        .mapToObj(
            tenant -> "tenant-%d:%s:%s".formatted(tenant, accountSid(tenant), authToken(tenant)))
        .collect(Collectors.joining(","));
  }

  private static String apiKeys() {
    return IntStream.rangeClosed(1, MOST_TENANTS)
        .mapToObj(tenant -> "%s:%s:secret-%d".formatted(accountSid(tenant), apiKey(tenant), tenant))
        .collect(Collectors.joining(","));
  }

  protected static String accountSid(int tenant) {
    return "AC%032x".formatted(tenant);
  }

  protected static String authToken(int tenant) {
    return "token-" + tenant;
  }

  private static String apiKey(int tenant) {
    return "SK%032x".formatted(tenant);
  }

  protected String accountSid() {
    return accountSid(own);
  }

  protected String authToken() {
    return authToken(own);
  }

  protected String apiKey() {
    return apiKey(own);
  }

  protected String apiSecret() {
    return "secret-" + own;
  }

  private static void deleteAtTheEnd(Path folder, Path keys) {
    folder.toFile().deleteOnExit();
    folder.resolve("jwt.pem").toFile().deleteOnExit();
    keys.toFile().deleteOnExit();
  }

  /// The proxy number with this position in the tenant's pool, counted from 1; 0 is the main one.
  protected BusinessNumber number(int position) {
    return new BusinessNumber("+5117%03d%03d".formatted(own, position));
  }

  /// Gives the tenant its main number and so many proxy numbers, and waits until they are known.
  protected void pool(int size) {
    assign(main, NumberPurpose.MAIN);
    for (int position = 1; position <= size; position++) {
      assign(number(position), NumberPurpose.PROXY);
    }
    Awaitility.await("numbers are known").until(() -> known() == size + 1);
  }

  private void assign(BusinessNumber number, NumberPurpose purpose) {
    publish(
        Topics.NUMBERS,
        number.e164(),
        number.e164(),
        new NumberAssigned(number, tenant, purpose, Set.of(Channel.values()), null));
  }

  protected int known() {
    return database
        .sql("SELECT count(*) FROM numbers WHERE tenant = :tenant")
        .param("tenant", tenant.value())
        .query(Integer.class)
        .single();
  }

  /// Somebody new.
  protected Address person() {
    return sealer.seal(Channel.WHATSAPP, Identity.of("+519%03d%05d".formatted(own, ++people)));
  }

  protected LeadId lead(String name) {
    return new LeadId(EventIds.derived("lead", tenant.value(), name));
  }

  protected LeadAssigned assigned(LeadId lead, Address customer, Address provider) {
    return new LeadAssigned(
        lead,
        tenant,
        "K7QX",
        "plomeria",
        "miraflores",
        new OfferId(EventIds.derived("offer", lead.toString())),
        customer,
        "Cliente 1",
        new ProviderId(EventIds.derived("provider", provider.ref())),
        "Gasfitería El Faro",
        provider,
        clock.instant());
  }

  protected void assign(LeadId lead, Address customer, Address provider) {
    publish(lead, "assigned", assigned(lead, customer, provider));
  }

  protected void publish(LeadId lead, String what, LeadChange change) {
    publish(Topics.LEADS, lead + what, lead.toString(), change);
  }

  /// @param cause equal for an event that is published again
  protected <T> void publish(Topic<T> topic, String cause, String key, T data) {
    var event =
        new CloudEvent<>(
            EventIds.derived("test", tenant.value(), cause),
            "test",
            key,
            clock.instant(),
            null,
            data);
    topics.publish(codec.encode(topic, event));
  }

  /// The sends of this tenant, in order for each recipient, as soon as there are so many.
  protected List<SendMessage> awaitSends(int count) {
    return await(Topics.SENDS, count, SendMessage.class, this::isOurs);
  }

  protected List<SendMessage> sends() {
    return topics.records(Topics.SENDS.name()).stream()
        .map(record -> data(Topics.SENDS, record))
        .map(SendMessage.class::cast)
        .filter(this::isOurs)
        .toList();
  }

  private boolean isOurs(SendMessage send) {
    return send.tenant().equals(tenant);
  }

  /// What of this tenant goes on to its main number.
  protected List<MessageReceived> awaitForwards(int count) {
    return await(
        Topics.FORWARDS, count, MessageReceived.class, message -> message.tenant().equals(tenant));
  }

  protected <C extends SessionChange> List<C> awaitSessions(Class<C> type, int count) {
    return await(Topics.SESSIONS, count, type, change -> change.tenant().equals(tenant));
  }

  private static <T, C extends T> List<C> await(
      Topic<T> topic, int count, Class<C> type, Predicate<C> condition) {
    return topics
        .await(
            topic.name(),
            count,
            record ->
                type.isInstance(data(topic, record))
                    && condition.test(type.cast(data(topic, record))))
        .stream()
        .map(record -> type.cast(data(topic, record)))
        .toList();
  }

  private static <T> T data(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    return Objects.requireNonNull(codec.decode(topic, record.headers(), record.value())).data();
  }
}
