package io.centralita.fleet;

import io.centralita.stack.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// What `./centralita` starts: `run`, `token` and `keys`.
public final class FleetMain {
  private static final Words WHICH =
      new Words(
          "Say what to do: run, token or keys. ./centralita help explains.",
          "Diga qué hacer: run, token o keys. ./centralita help lo explica.");
  private static final Words WRITTEN = new Words("The keys are in %s", "Las claves están en %s");

  private FleetMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var words = List.of(arguments);
    try {
      switch (words.isEmpty() ? "" : words.getFirst()) {
        case "run" -> run(words.subList(1, words.size()), System.getenv());
        case "token" -> token(words.subList(1, words.size()), System.getenv());
        case "keys" -> keys(words.subList(1, words.size()));
        default -> throw new FleetFailure(WHICH.here());
      }
    } catch (StackFailure | FleetFailure failure) {
      System.err.println();
      System.err.println(failure.getLocalizedMessage());
      System.exit(1);
    }
  }

  private static void run(List<String> arguments, Map<String, String> environment)
      throws InterruptedException {
    var options = FleetOptions.parse(arguments, environment);
    var log = options.data().resolve(Fleet.LOGS).resolve("fleet.log");
    System.setProperty("centralita.log", log.toString());
    var commands = Commands.of(options, environment.getOrDefault("CENTRALITA_HOME", ""));
    new Terminal(options, log, commands).run();
    new CountDownLatch(1).await();
  }

  private static void token(List<String> arguments, Map<String, String> environment) {
    var given =
        Arguments.parse(
            arguments,
            environment,
            Set.of("--tenant", "--scope", "--subject", "--hours", "--data"),
            Set.of());
    var folder = Path.of(given.value("--data").orElse(FleetOptions.USUAL_DATA), "keys");
    var tokens = new Tokens(FleetKeys.in(folder).signingKey(), InstantSource.system());
    System.out.println(
        tokens.issue(
            given.value("--tenant").orElse("aliado"),
            given.value("--subject").orElse("local"),
            given.value("--scope").orElse("leads:read"),
            Duration.ofHours(given.number("--hours", 12))));
  }

  private static void keys(List<String> arguments) {
    var folder = Path.of(arguments.isEmpty() ? ".centralita/keys" : arguments.getFirst());
    FleetKeys.in(folder);
    System.out.println(WRITTEN.with(folder));
  }
}
