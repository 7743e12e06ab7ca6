package io.centralita.testkit;

import io.centralita.stack.Database;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/// One Kafka and one PostgreSQL for all tests of a JVM, started by the first test that asks and
/// stopped when the last Spring context has closed. A test gets its own databases; topics are
/// shared, so tests name their own people, numbers and conversations.
///
/// With `-Dcentralita.test.infrastructure=containers` (`./mvnw verify -Pcontainers`) both run as
/// containers.
///
/// ```java
/// @DynamicPropertySource
/// static void stack(DynamicPropertyRegistry registry) {
///   TestStack.register(registry, "routing");
/// }
/// ```
public final class TestStack {
  private static final AtomicInteger databases = new AtomicInteger();
  private static @Nullable TestInfrastructure infrastructure;
  private static @Nullable TestTopics topics;

  private TestStack() {}

  public static String bootstrapServers() {
    return running().bootstrapServers();
  }

  /// The same for all tests: what one has read needs not be read again.
  public static synchronized TestTopics topics() {
    var known = topics;
    if (known == null) {
      known = new TestTopics(bootstrapServers());
      topics = known;
    }
    return known;
  }

  /// A new, empty database, owned by a role of its own.
  public static Database database(String name) {
    return running().database(name + "_" + databases.incrementAndGet());
  }

  /// Points a Spring context at Kafka and at a new database of this name.
  public static void register(DynamicPropertyRegistry registry, String databaseName) {
    register(registry, database(databaseName));
  }

  /// Points a Spring context at Kafka and at a database that another context may use as well.
  public static void register(DynamicPropertyRegistry registry, Database database) {
    registerKafka(registry);
    registry.add("DATABASE_URL", database::url);
    registry.add("DATABASE_USERNAME", database::username);
    registry.add("DATABASE_PASSWORD", database::password);
    registry.add("spring.datasource.url", database::url);
    registry.add("spring.datasource.username", database::username);
    registry.add("spring.datasource.password", database::password);
  }

  /// Points a Spring context without a database at Kafka.
  public static void registerKafka(DynamicPropertyRegistry registry) {
    StopAtTheEnd.afterSpring();
    var servers = bootstrapServers();
    registry.add("KAFKA_BOOTSTRAP_SERVERS", () -> servers);
    registry.add("spring.kafka.bootstrap-servers", () -> servers);
    registry.add("spring.cloud.stream.kafka.binder.brokers", () -> servers);
    Quiet.LOGGERS.forEach(logger -> registry.add("logging.level." + logger, () -> "WARN"));
  }

  private static synchronized TestInfrastructure running() {
    var started = infrastructure;
    if (started == null) {
      Quiet.now();
      started =
          "containers".equals(System.getProperty("centralita.test.infrastructure"))
              ? new ContainerInfrastructure()
              : new EmbeddedInfrastructure();
      infrastructure = started;
      StopAtTheEnd.of(started);
    }
    return started;
  }
}
