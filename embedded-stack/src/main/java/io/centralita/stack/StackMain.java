package io.centralita.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Kafka and PostgreSQL as a process of their own, for those who want the services in other
/// processes.
///
/// ```
/// StackMain --data <folder> [--kafka-port 19092] [--postgres-port 15432] [--only kafka|postgres] [--databases a,b]
/// ```
///
/// Prints a line for each part that serves, `kafka ready 127.0.0.1:19092` and `postgres ready
/// 127.0.0.1:15432 pid 4711`, one for each database, `database <name> <url> <username> <password>`,
/// and `all ready` at the end; stops on SIGTERM. A killed process leaves its PostgreSQL behind:
/// kill that pid too.
public final class StackMain {
  private StackMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var stack = start(StackArguments.parse(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
      System.out.println("all ready");
    } catch (StackFailure failure) {
      System.err.println(failure.getLocalizedMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static ArrayDeque<AutoCloseable> start(StackArguments arguments) {
    var started = new ArrayDeque<AutoCloseable>();
    try {
      if (arguments.wantsPostgres()) {
        var postgres = postgres(arguments);
        started.push(postgres);
      }
      if (arguments.wantsKafka()) {
        var kafka = EmbeddedKafka.start(arguments.data().resolve("kafka"), arguments.kafkaPort());
        started.push(kafka);
        System.out.println("kafka ready " + kafka.bootstrapServers());
      }
      return started;
    } catch (StackFailure failure) {
      stop(started);
      throw failure;
    }
  }

  private static Postgres postgres(StackArguments arguments) {
    Path folder = arguments.data().resolve("postgres");
    var postgres = Postgres.start(folder, arguments.postgresPort());
    System.out.printf("postgres ready 127.0.0.1:%d pid %d%n", postgres.port(), postgres.pid());
    for (var name : arguments.databases()) {
      var database = postgres.database(name);
      System.out.printf(
          "database %s %s %s %s%n", name, database.url(), database.username(), database.password());
    }
    return postgres;
  }

  /// The last started first.
  private static void stop(ArrayDeque<AutoCloseable> started) {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("Stopping went on after: " + e.getMessage());
      }
    }
  }
}
