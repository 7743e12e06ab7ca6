package io.centralita.routing;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.routing.assistant.FakeModel;
import io.centralita.stack.Database;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a service under test is started with.
final class RoutingOptions {
  static final AddressKeys KEYS = AddressKeys.generate();
  static final ApiTokens TOKENS = new ApiTokens();

  private RoutingOptions() {}

  static List<String> arguments(
      FakeTwilio twilio, FakeModel model, Database database, String name) {
    return List.of(
        "--server.port=0",
        "--DATABASE_URL=" + database.url(),
        "--DATABASE_USERNAME=" + database.username(),
        "--DATABASE_PASSWORD=" + database.password(),
        "--KAFKA_BOOTSTRAP_SERVERS=" + TestStack.bootstrapServers(),
        "--ADDRESS_KEYS=" + keys(),
        "--JWT_PUBLIC_KEY=" + TOKENS.publicKeyIn(folder()),
        "--SENDERS_TWILIO_SMS=0", // nobody turns the clock for a rate
        "--SENDERS_TWILIO_WHATSAPP=0",
        "--routing.senders.numbers[" + RunningRouting.RATED.e164() + "]=2",
        "--TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001",
        "--TWILIO_AUTH_TOKEN=secret",
        "--TWILIO_BASE_URL=" + twilio.url(),
        "--MEDIA_FOLDER=" + folder().resolve("media"),
        "--SENDING_POLL=50ms",
        "--ASSISTANT_API_KEY=secret",
        "--ASSISTANT_BASE_URL=" + model.url(),
        "--ASSISTANT_MODEL=test",
        "--ASSISTANT_TIMEOUT=3s",
        "--ASSISTANT_POLL=50ms",
        "--UNDERSTANDING_MODEL=" + FakeModel.SORTER,
        "--INSTANCE_ID=" + name,
        "--LOG_LEVEL=WARN",
        "--logging.level.io.centralita=INFO");
  }

  /// What a process of its own is told.
  static Map<String, String> environment(FakeTwilio twilio) {
    var environment = StandaloneService.environment(TestStack.database("routing"));
    environment.put("ADDRESS_KEYS", keys().toString());
    environment.put("JWT_PUBLIC_KEY", TOKENS.publicKeyIn(folder()));
    environment.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001");
    environment.put("TWILIO_AUTH_TOKEN", "secret");
    environment.put("TWILIO_BASE_URL", twilio.url());
    return environment;
  }

  private static Path keys() {
    var file = folder().resolve("keys.json");
    KEYS.save(file);
    return file;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("routing");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
