package io.centralita.fleet.story;

import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.fleet.Fleet;
import io.centralita.fleet.FleetKeys;
import io.centralita.fleet.FleetOptions;
import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.demo.DemoProvider;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The fleet that all stories of a JVM share, with a clock that stories move. Each story has people
/// of its own.
public final class StoryFleet {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }

  private static final String FORGIVING =
      "{\"offersAtOnce\": 1000, \"jobsAtOnce\": 1000, \"declinedFor\": \"PT0S\"}";

  private static @Nullable StoryFleet running;

  private final AtomicInteger customers = new AtomicInteger();
  private final AtomicInteger nameless = new AtomicInteger();
  private final SettableClock clock = SettableClock.at("2026-03-02T15:00:00Z");
  private final DemoMarketplace marketplace = new DemoMarketplace();
  private final Path folder;
  private final Fleet fleet;
  private final PhoneApi phones;

  private StoryFleet() {
    try {
      folder = Files.createTempDirectory("fleet");
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
    fleet = Fleet.start(FleetOptions.forTests(folder), clock);
    Runtime.getRuntime().addShutdownHook(new Thread(fleet::close));
    var token =
        fleet
            .tokens()
            .issue(DemoMarketplace.TENANT, "stories", DemoMarketplace.SCOPES, Duration.ofHours(1));
    marketplace.open(fleet.url("matching-service"), fleet.url("twilio-simulator"), token);
    setUp();
    phones = new PhoneApi(fleet.url("twilio-simulator"));
  }

  /// Stories share providers, so nobody is left out because of another story's jobs. A file with
  /// providers that nobody knows has been refused.
  private void setUp() {
    send("PUT", "/settings", "settings:write", "application/json", FORGIVING);
    send("POST", "/imports", "providers:write", "text/csv", "externalId,name\nx,Taller\n");
  }

  private void send(String method, String path, String scope, String type, String body) {
    var token =
        fleet.tokens().issue(DemoMarketplace.TENANT, "stories", scope, Duration.ofMinutes(5));
    var request =
        HttpRequest.newBuilder(fleet.url("matching-service").resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + " answers " + answer.body());
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static synchronized StoryFleet running() {
    if (running == null) {
      running = new StoryFleet();
    }
    return running;
  }

  public Fleet fleet() {
    return fleet;
  }

  public SettableClock clock() {
    return clock;
  }

  /// Whatever other stories have made of the day, it is nine in the morning in Lima: what nobody is
  /// told at night is told in this one.
  public void aNewDayBegins() {
    var lima = clock.instant().atZone(ZoneId.of("America/Lima"));
    clock.set(
        lima.toLocalDate()
            .plusDays(1)
            .atTime(LocalTime.of(9, 0))
            .atZone(lima.getZone())
            .toInstant());
  }

  public PhoneApi phones() {
    return phones;
  }

  public List<DemoProvider> providers() {
    return marketplace.providers();
  }

  /// The hour and minute of an offer's deadline, as Lima's clocks show it.
  public String inFifteenMinutes() {
    var deadline = clock.instant().plus(Duration.ofMinutes(15)).atZone(ZoneId.of("America/Lima"));
    return DateTimeFormatter.ofPattern("h:mm").format(deadline);
  }

  /// Waits until a carrier has left open whether it took a send.
  public void awaitUnknownSend() {
    awaitSend("state = 'unknown'");
  }

  /// Waits until so many sends of that cause have not gone out, because the person had opted out.
  void awaitOptedOut(String cause, int times) {
    awaitSend("state = 'opted_out' AND cause = '%s' OFFSET %d".formatted(cause, times - 1));
  }

  private void awaitSend(String condition) {
    var routing = fleet.databases().get("routing");
    await("a send with " + condition)
        .atMost(PATIENCE)
        .until(() -> {
          try (var connection =
                  DriverManager.getConnection(
                      routing.url(), routing.username(), routing.password());
              var statement = connection.createStatement();
              var sends = statement.executeQuery("SELECT 1 FROM sends WHERE " + condition)) {
            return sends.next();
          }
        });
  }

  /// A customer whom nobody has met.
  public VirtualPhone newCustomer() {
    return newCustomerAt(DemoMarketplace.MAIN_NUMBER);
  }

  /// A customer whom nobody has met, and who writes to another of the marketplace's numbers.
  public VirtualPhone newCustomerAt(String business) {
    return phone(customerNumber(customers.incrementAndGet()), business, "whatsapp");
  }

  /// Somebody with a plain phone, who calls for prices.
  public VirtualPhone newCaller() {
    return phone(customerNumber(customers.incrementAndGet()), DemoMarketplace.PRICES_NUMBER, "sms");
  }

  /// Somebody with a plain phone and nothing else.
  VirtualPhone newTexter() {
    return phone(customerNumber(customers.incrementAndGet()), DemoMarketplace.MAIN_NUMBER, "sms");
  }

  /// The same, from where English is spoken.
  VirtualPhone newEnglishTexter() {
    return phone(
        "+447911%06d".formatted(customers.incrementAndGet()), DemoMarketplace.MAIN_NUMBER, "sms");
  }

  /// The marketplace's account of the Proxy API.
  ProxyAccount proxyAccount() {
    return new ProxyAccount(
        fleet.url("proxy-service"), FleetKeys.in(folder.resolve("keys")).twilioAuthToken());
  }

  /// What the marketplace's own systems tell matching-service.
  void imports(String path, String scope, String csv) {
    imports(DemoMarketplace.TENANT, path, scope, csv);
  }

  /// @param rows JSON when they begin with a bracket, else CSV
  void imports(String tenant, String path, String scope, String rows) {
    var token = fleet.tokens().issue(tenant, "stories", scope, Duration.ofMinutes(5));
    var request =
        HttpRequest.newBuilder(fleet.url("matching-service").resolve(path))
            .header("Content-Type", rows.startsWith("[") ? "application/json" : "text/csv")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(rows))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.body());
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Somebody who reads English, whom the marketplace's own systems enter in the directory.
  ///
  /// @param number of theirs among those who read English
  VirtualPhone englishProvider(
      String name, String category, String district, int number, String rating) {
    var phone = "+51977%06d".formatted(number);
    imports(
        "/providers/import",
        "providers:write",
        """
        [{"externalId": "english-%1$d", "name": "%2$s", "phone": "%3$s", "language": "en",
          "categories": ["%4$s"], "districts": ["%5$s"], "rating": %6$s, "votes": 90000}]
        """
            .formatted(number, name, phone, category, district, rating));
    return phone(phone, DemoMarketplace.MAIN_NUMBER, "whatsapp");
  }

  /// What an operator reads over a service's API.
  String reads(String service, String path, String scope) {
    return operates(service, path, scope, null);
  }

  /// What an operator does over matching-service's API.
  ///
  /// @param body null to read
  String operates(String path, String scope, @Nullable String body) {
    return operates("matching-service", path, scope, body);
  }

  private String operates(String service, String path, String scope, @Nullable String body) {
    var token =
        fleet.tokens().issue(DemoMarketplace.TENANT, "operator-1", scope, Duration.ofMinutes(5));
    var request =
        HttpRequest.newBuilder(fleet.url(service).resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              (body == null ? request : request.POST(BodyPublishers.ofString(body))).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// What routing-service was asked to send with those words.
  List<String> sendsThatSay(String words) {
    return new TestTopics(fleet.bootstrapServers())
        .records(Topics.SENDS.name()).stream()
            .map(send -> new String(send.value(), StandardCharsets.UTF_8))
            .filter(send -> send.contains(words))
            .toList();
  }

  /// How many missed calls had that answer.
  double missedCalls(String answer) {
    return fleet
        .member("matching-service")
        .context()
        .getBean(MeterRegistry.class)
        .counter("centralita.missed.calls", "answer", answer)
        .count();
  }

  /// How many files came with forwarded messages and were here from the messages they were made of.
  double mediaKeptAlready() {
    return fleet
        .member("routing-service")
        .context()
        .getBean(MeterRegistry.class)
        .counter("centralita.media", "end", "kept-already")
        .count();
  }

  /// Somebody who hides the number behind a user name.
  public VirtualPhone newCustomerWithoutNumberAt(String business) {
    return phone("PE.1349120865%07d".formatted(nameless.incrementAndGet()), business, "whatsapp");
  }

  /// The numbers of all customers of all stories up to now.
  public List<String> customersSoFar() {
    return IntStream.rangeClosed(1, customers.get()).mapToObj(StoryFleet::customerNumber).toList();
  }

  private static String customerNumber(int n) {
    return "+5198%07d".formatted(1_000_000 + n);
  }

  Telephone telephoneOf(VirtualPhone phone) {
    return telephoneOf(phone.number());
  }

  Telephone telephoneOf(String number) {
    return new Telephone(phones, number, clock, PATIENCE);
  }

  /// The phone of the provider that stands at a place of the list that a customer was shown.
  public VirtualPhone providerAt(PhoneApi.Bubble list, int position) {
    return providerAt(list, position, DemoMarketplace.MAIN_NUMBER);
  }

  /// @param business the number of the marketplace that the provider knows
  public VirtualPhone providerAt(PhoneApi.Bubble list, int position, String business) {
    return phone(shown(list).get(position - 1).phone(), business, "whatsapp");
  }

  /// What a customer writes who chooses a certain provider: who has just had an offer stands behind
  /// those who are as good.
  String positionOf(VirtualPhone provider, PhoneApi.Bubble list) {
    var phones = shown(list).stream().map(DemoProvider::phone).toList();
    return Integer.toString(phones.indexOf(provider.number()) + 1);
  }

  private List<DemoProvider> shown(PhoneApi.Bubble list) {
    var text = VirtualPhone.withoutAccents(list.body());
    Function<DemoProvider, Integer> place =
        each -> text.indexOf(VirtualPhone.withoutAccents(each.name()));
    return providers().stream()
        .filter(provider -> place.apply(provider) >= 0)
        .sorted(Comparator.comparing(place))
        .toList();
  }

  public String nameOf(VirtualPhone provider) {
    return providers().stream()
        .filter(each -> each.phone().equals(provider.number()))
        .map(DemoProvider::name)
        .findFirst()
        .orElseThrow();
  }

  private VirtualPhone phone(String number, String business, String channel) {
    return new VirtualPhone(phones, number, business, channel, PATIENCE);
  }
}
