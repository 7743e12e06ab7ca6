package io.centralita.kit.outbox;

import io.centralita.kit.tiny.Note;
import io.centralita.stack.Database;
import java.util.List;

/// Writes effects, each with its event, and relays them, until it is killed.
final class WritingProcess {
  static final int WRITERS = 3;

  private WritingProcess() {}

  static List<String> arguments(String name, String brokers, Database database) {
    return List.of(name, brokers, database.url(), database.username(), database.password());
  }

  /// Each writer has an author of its own, so that what it commits is numbered without gaps.
  static String author(String name, int writer) {
    return name + "-" + writer;
  }

  public static void main(String[] arguments) {
    var database = new Database(arguments[2], arguments[3], arguments[4]);
    var parts = new OutboxParts(database, arguments[1]).relaying();
    for (int writer = 0; writer < WRITERS; writer++) {
      var author = author(arguments[0], writer);
      Thread.ofPlatform().start(() -> write(parts, author));
    }
  }

  private static void write(OutboxParts parts, String author) {
    var last =
        parts.jdbc.queryForObject(
            "SELECT coalesce(max(number), 0) FROM effects WHERE author = ?", Integer.class, author);
    for (int number = last + 1; ; number++) {
      var next = number;
      parts.transaction.executeWithoutResult(_ -> {
        parts.jdbc.update(
            "INSERT INTO effects (event_id, author, number) VALUES (?, ?, ?)",
            Note.id(author, next),
            author,
            next);
        parts.publish(author, next);
      });
    }
  }
}
