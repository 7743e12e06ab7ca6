package io.centralita.fleet;

import io.centralita.fleet.FleetShutdown.Tier;
import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.stack.DataFolder;
import io.centralita.stack.Database;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Postgres;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A running fleet: Kafka, PostgreSQL, one Spring context a member. Closing it stops the door
/// first, then what is behind it, then what that stands on.
///
/// Tests start one a JVM, with a clock of their own, and tell their stories on it:
///
/// ```java
/// var clock = SettableClock.at("2026-11-20T15:00:00Z");
/// var fleet = Fleet.start(FleetOptions.forTests(folder), clock);
/// fleet.url("twilio-simulator");
/// ```
public final class Fleet implements AutoCloseable {
  static final String LOGS = "logs";
  private static final Words DID_NOT_START = new Words("%s did not start: %s", "%s no arrancó: %s");

  private static final Words READY =
      new Words("all of them ready for work", "todos listos para trabajar");
  private static final String POSTGRES = "postgres";

  private final Progress progress;
  private final DataFolder folder;
  private final FleetShutdown shutdown;
  private final FleetKeys keys;
  private final Map<String, RunningMember> members = new LinkedHashMap<>();
  private final Map<String, Database> databases = new LinkedHashMap<>();
  private String bootstrapServers = "";

  private Fleet(Progress progress, DataFolder folder) {
    this.progress = progress;
    this.folder = folder;
    this.shutdown = new FleetShutdown(progress, folder::close);
    this.keys = FleetKeys.in(folder.path().resolve("keys"));
  }

  public static Fleet start(FleetOptions options, InstantSource clock) {
    var fleet = on(options, Progress.silent());
    fleet.start(options, clock, FleetMembers.ALL);
    return fleet;
  }

  /// A fleet that has its data folder to itself and has started nothing yet. It can be closed at
  /// any time from here on, also while it starts.
  static Fleet on(FleetOptions options, Progress progress) {
    var folder = DataFolder.open(options.data());
    try {
      if (options.fresh()) {
        Postgres.endOrphan(folder.path().resolve(POSTGRES));
        folder.empty(LOGS);
      }
      return new Fleet(progress, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  boolean isClosed() {
    return shutdown.isDone();
  }

  /// Leaves nothing running when it fails.
  ///
  /// @throws CancellationException when the fleet was closed meanwhile
  void start(FleetOptions options, InstantSource clock, List<FleetMember> wanted) {
    try {
      startAll(options, clock, wanted);
    } catch (RuntimeException e) {
      if (isClosed()) {
        throw (CancellationException) new CancellationException().initCause(e);
      }
      close();
      throw e;
    }
  }

  /// Where a member answers, such as `http://localhost:8082` for `matching-service`.
  public URI url(String member) {
    return member(member).url();
  }

  public RunningMember member(String name) {
    var member = members.get(name);
    if (member == null) {
      throw new NoSuchElementException("%s is not among %s".formatted(name, members.keySet()));
    }
    return member;
  }

  public List<RunningMember> members() {
    return List.copyOf(members.values());
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// The databases of the members, by name, for those who check what is in them.
  public Map<String, Database> databases() {
    return Map.copyOf(databases);
  }

  /// Signs tokens that the members accept. They compare them with the real time, whatever the
  /// fleet's clock says.
  public Tokens tokens() {
    return keys.tokens();
  }

  @Override
  public void close() {
    shutdown.run();
  }

  private void startAll(FleetOptions options, InstantSource clock, List<FleetMember> wanted) {
    var ports = claim(options, wanted);
    var kafkaPort = options.kafka().claimed("Kafka");
    var postgres =
        shutdown.starting(
            Tier.STACK,
            "PostgreSQL",
            () ->
                Postgres.start(
                    folder.path().resolve(POSTGRES), options.postgres(), options.durability()));
    var kafka =
        shutdown.starting(
            Tier.STACK,
            "Kafka",
            () -> EmbeddedKafka.start(folder.path().resolve("kafka"), kafkaPort));
    bootstrapServers = kafka.bootstrapServers();
    var surroundings =
        new Surroundings(
            bootstrapServers,
            name -> databases.computeIfAbsent(name, postgres::database),
            keys,
            folder.path(),
            ports,
            options.settings());
    for (var member : wanted) {
      var context =
          shutdown.starting(member.tier(), member.name(), () -> start(member, surroundings, clock));
      var url = URI.create(surroundings.url(member.name()));
      members.put(member.name(), new RunningMember(member.name(), url, context));
    }
    progress.step(READY.here(), this::awaitReadiness);
  }

  private void awaitReadiness() {
    var token =
        tokens().issue(DemoMarketplace.TENANT, "local", "health:read", Duration.ofMinutes(5));
    try (var readiness = new Readiness(token)) {
      readiness.await(members());
    }
  }

  /// All ports before anything is started: a taken one is better known in a tenth of a second than
  /// in ten.
  private static Map<String, Integer> claim(FleetOptions options, List<FleetMember> wanted) {
    var ports = new LinkedHashMap<String, Integer>();
    for (var member : wanted) {
      var port = options.members().get(member.name());
      if (port == null) {
        throw new IllegalArgumentException("no port for " + member.name());
      }
      ports.put(member.name(), port.claimed(member.name()).number());
    }
    return ports;
  }

  private static ConfigurableApplicationContext start(
      FleetMember member, Surroundings surroundings, InstantSource clock) {
    try {
      return new SpringApplicationBuilder(member.application())
          .registerShutdownHook(false)
          .logStartupInfo(false)
          .initializers(context -> context.getBeanFactory().registerSingleton("fleetClock", clock))
          .run(surroundings.of(member));
    } catch (RuntimeException e) {
      throw new FleetFailure(DID_NOT_START.with(member.name(), rootCause(e)), e);
    }
  }

  private static String rootCause(Throwable thrown) {
    var causes = new ArrayList<Throwable>();
    for (var cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
      causes.add(cause);
    }
    var root = causes.getLast();
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
