package io.centralita.benchmarks.path;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.fleet.FleetKeys;
import io.centralita.proxy.ProxyService;
import io.centralita.proxy.link.LinkRequest;
import io.centralita.proxy.link.Linking;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.service.Services;
import io.centralita.stack.Database;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// How many pairs a second get a number while very many links are open, on one instance and on two
/// that share a database, beside what as many clients can insert at all: one row a transaction,
/// over JDBC, and by pgbench where the machine has one (the embedded PostgreSQL comes without). And
/// what the expiry of a thousand links costs among many and among none. Both instances are in this
/// process.
final class Allocations {
  private static final TenantId TENANT = new TenantId("benchmark");
  private static final int CLIENTS = 8;
  private static final int NUMBERS = 100;
  private static final int PROVIDERS = 20_000;
  private static final int EXPIRING = 1_000;
  private static final int WARM_UP_SWEEPS = 3;
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private static final String OPEN_LINKS =
      """
      WITH pairs AS (
        INSERT INTO proxy_links (id, tenant, lead_id, user_number, provider_number, proxy_number,
          created_at, updated_at, expires_at, due_at, date_expiry, service_id)
        SELECT md5('link ' || i)::uuid, ?, md5('lead ' || i)::uuid, 'old-customer-' || i, 'old-provider-' || div(i, ?),
          '+511700' || lpad((abs(i) % ?)::text, 4, '0'), now(), now(), now() + interval '1 day',
          now() + interval '1 day', now() + interval '1 day', ?
        FROM generate_series(?, ?) i
        RETURNING id, user_number, provider_number, proxy_number)
      INSERT INTO link_participants (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
      SELECT id, side, ref, proxy_number, 'WHATSAPP', repeat('x', 54), '+51 9•• ••• 421', now()
      FROM pairs CROSS JOIN LATERAL (VALUES ('CUSTOMER', user_number), ('PROVIDER', provider_number)) p (side, ref)
      """;

  private static final String NUMBER =
      """
      INSERT INTO numbers (number, tenant, service_id, purpose, channels, iso_country)
      SELECT '+511700' || lpad(i::text, 4, '0'), ?, ?, 'PROXY', '{SMS,VOICE,WHATSAPP}', 'PE'
      FROM generate_series(0, ? - 1) i
      """;

  private static final String DOUBLES =
      """
      SELECT count(*) FROM (SELECT FROM link_participants WHERE open
        GROUP BY person_ref, proxy_number HAVING count(*) > 1) doubles
      """;

  private final Path data;

  Allocations(Path data) {
    this.data = data;
  }

  void run(int links, Duration measured, int rounds) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    try (var postgres = Postgres.start(data.resolve("postgres"), Port.ephemeral());
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), Port.ephemeral())) {
      var database = postgres.database("proxy");
      try (var one = start(keys, kafka.bootstrapServers(), database);
          var two = start(keys, kafka.bootstrapServers(), database);
          var connection = connection(database)) {
        prepare(connection);
        for (int batch = 1; batch <= WARM_UP_SWEEPS; batch++) {
          fill(connection, -batch * EXPIRING, EXPIRING);
          expire(connection, -batch * EXPIRING);
        }
        fill(connection, 0, links);
        expire(connection, 0);
        for (int round = 0; round <= rounds; round++) {
          measure(round, database, measured, one, two);
        }
        expire(connection, EXPIRING);
        PathBenchmark.print("people who meet a number twice: %d", count(connection, DOUBLES));
      }
    }
  }

  private static ConfigurableApplicationContext start(
      FleetKeys keys, String brokers, Database database) {
    return new SpringApplicationBuilder(ProxyService.class)
        .run(
            "--spring.config.name=proxy-service",
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--KAFKA_BOOTSTRAP_SERVERS=" + brokers,
            "--DATABASE_URL=" + database.url(),
            "--DATABASE_USERNAME=" + database.username(),
            "--DATABASE_PASSWORD=" + database.password(),
            "--SESSION_SWEEP_EVERY=20ms",
            "--DATABASE_CONNECTIONS=" + (CLIENTS + 8),
            "--ADDRESS_KEYS=" + keys.addressKeys(),
            "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri());
  }

  private static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  private static void prepare(Connection connection) throws SQLException {
    try (var numbers = connection.prepareStatement(NUMBER);
        var other = connection.createStatement()) {
      numbers.setString(1, TENANT.value());
      numbers.setObject(2, Services.idOfDefault(TENANT));
      numbers.setInt(3, NUMBERS);
      numbers.executeUpdate();
      other.execute("CREATE TABLE bare (id uuid PRIMARY KEY, person text, at timestamptz)");
    }
  }

  private static void fill(Connection connection, int from, int links) throws SQLException {
    try (var open = connection.prepareStatement(OPEN_LINKS);
        var other = connection.createStatement()) {
      open.setString(1, TENANT.value());
      open.setInt(2, NUMBERS / 2);
      open.setInt(3, NUMBERS);
      open.setObject(4, Services.idOfDefault(TENANT));
      open.setInt(5, from);
      open.setInt(6, from + links - 1);
      open.executeUpdate();
      other.execute("VACUUM ANALYZE");
    }
  }

  private void measure(
      int round,
      Database database,
      Duration measured,
      ConfigurableApplicationContext one,
      ConfigurableApplicationContext two)
      throws Exception {
    var bare = new ArrayList<Connection>();
    var inserts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < CLIENTS; i++) {
      var connection = connection(database);
      bare.add(connection);
      var insert = connection.prepareStatement("INSERT INTO bare VALUES (?, ?, now())");
      inserts.add(() -> {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, "somebody");
        return insert.executeUpdate() == 1;
      });
    }
    double inserted = rate(inserts, measured, new Recorder(3));
    for (var connection : bare) {
      connection.close();
    }
    var program = pgbench(database, measured);
    var alone = new Recorder(3);
    double onOne = rate(clients(one, one), measured, alone);
    var both = new Recorder(3);
    double onTwo = rate(clients(one, two), measured, both);
    if (round > 0) {
      PathBenchmark.print(
          "round %d, %d clients: bare inserts %,.0f/s over JDBC, %s; allocations on one instance"
              + " %,.0f/s (%.2f of JDBC's; %s), on two %,.0f/s (%.2f; %s)",
          round,
          CLIENTS,
          inserted,
          program,
          onOne,
          onOne / inserted,
          millis(alone.getIntervalHistogram()),
          onTwo,
          onTwo / inserted,
          millis(both.getIntervalHistogram()));
    }
  }

  /// The same insert by the measuring program of PostgreSQL itself.
  private String pgbench(Database database, Duration measured) throws Exception {
    var url = URI.create(database.url().substring("jdbc:".length()));
    var script = data.resolve("insert.sql");
    Files.writeString(script, "INSERT INTO bare VALUES (gen_random_uuid(), 'somebody', now());");
    var command =
        new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + CLIENTS,
                "-j",
                "2",
                "-T",
                "" + measured.toSeconds(),
                "-f",
                script.toString(),
                "-h",
                url.getHost(),
                "-p",
                "" + url.getPort(),
                "-U",
                database.username(),
                url.getPath().substring(1))
            .redirectErrorStream(true);
    command.environment().put("PGPASSWORD", database.password());
    Process process;
    try {
      process = command.start();
    } catch (IOException _) {
      return "no pgbench on this machine";
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var tps = TPS.matcher(said);
    return tps.find()
        ? String.format(Locale.ROOT, "%,.0f/s by pgbench", Double.parseDouble(tps.group(1)))
        : "pgbench could not: " + said.strip();
  }

  private static List<Callable<Boolean>> clients(
      ConfigurableApplicationContext first, ConfigurableApplicationContext second) {
    var clients = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < CLIENTS; i++) {
      var service = i % 2 == 0 ? first : second;
      var links = service.getBean(Links.class);
      var transaction = service.getBean(TransactionTemplate.class);
      clients.add(() -> transaction.execute(_ -> links.open(request())) instanceof Linking.Opened);
    }
    return clients;
  }

  private static LinkRequest request() {
    return new LinkRequest(
        new LinkId(UUID.randomUUID()),
        TENANT,
        new LeadId(UUID.randomUUID()),
        person("customer-" + UUID.randomUUID()),
        person("provider-" + ThreadLocalRandom.current().nextInt(PROVIDERS)));
  }

  private static Address person(String ref) {
    return new Address(Channel.WHATSAPP, ref, "x".repeat(54), "+51 9•• ••• 421");
  }

  /// Each client does its work over and over; returns how often a second it was done.
  private static double rate(List<Callable<Boolean>> clients, Duration measured, Recorder times)
      throws Exception {
    long end = System.nanoTime() + measured.toNanos();
    try (var threads = Executors.newFixedThreadPool(clients.size())) {
      var running =
          clients.stream()
              .map(client ->
                  threads.submit(() -> {
                    int done = 0;
                    for (long begun = System.nanoTime(); begun < end; ) {
                      done += client.call() ? 1 : 0;
                      long now = System.nanoTime();
                      times.recordValue(now - begun);
                      begun = now;
                    }
                    return done;
                  }))
              .toList();
      int done = 0;
      for (var one : running) {
        done += one.get();
      }
      return done * 1e9 / measured.toNanos();
    }
  }

  /// The services sweep by themselves, every 20 ms. The time is from the moment at which a thousand
  /// are due until the last is closed, and all that is said of each is on its way.
  private static void expire(Connection connection, int from)
      throws SQLException, InterruptedException {
    long open = count(connection, "SELECT count(*) FROM proxy_links WHERE open");
    var range = "generate_series(" + from + ", " + (from + EXPIRING - 1) + ") i";
    var ids = "(SELECT md5('link ' || i)::uuid FROM " + range + ")";
    try (var due = connection.createStatement()) {
      due.executeUpdate(
          "UPDATE proxy_links SET date_expiry = clock_timestamp() + interval '3 s', due_at ="
              + " clock_timestamp() + interval '3 s' WHERE id IN "
              + ids);
    }
    TimeUnit.SECONDS.sleep(4);
    while (count(connection, "SELECT count(*) FROM proxy_links WHERE open AND id IN " + ids) > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT extract(epoch FROM max(closed_at) - min(date_expiry)) * 1000 FROM"
                    + " proxy_links WHERE id IN "
                    + ids)) {
      row.next();
      PathBenchmark.print(
          "%,d of %,d open links are due: the last sweep of them begins %.0f ms later",
          EXPIRING, open, row.getDouble(1));
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String millis(Histogram times) {
    return String.format(
        Locale.ROOT,
        "p50 %.2f, p99 %.2f ms",
        times.getValueAtPercentile(50) / 1e6,
        times.getValueAtPercentile(99) / 1e6);
  }
}
