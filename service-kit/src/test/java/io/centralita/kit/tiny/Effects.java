package io.centralita.kit.tiny;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.kit.outbox.Outbox;
import io.centralita.kit.tiny.Note.NoteWritten;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One row for each time that a note had its effect. The table lets a note have it twice, so that a
/// test sees when it does.
public final class Effects {
  private final JdbcClient jdbc;
  private final Outbox outbox;

  Effects(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  void on(CloudEvent<Note> event) {
    switch (event.data()) {
      case NoteWritten(var author, var number, var text) -> {
        jdbc.sql("INSERT INTO effects (event_id, author, number) VALUES (?, ?, ?)")
            .params(event.id(), author, number)
            .update();
        if (text.equals("poison")) {
          throw new IllegalStateException("This note cannot be handled");
        }
        outbox.publish(
            Echo.ECHOES,
            EventIds.derived("echo", event.id().toString()),
            author,
            new Echo.NoteEchoed(author, number));
      }
    }
  }

  /// The numbers of an author's notes, in the order in which they had their effect.
  public List<Integer> of(String author) {
    return jdbc.sql("SELECT number FROM effects WHERE author = ? ORDER BY id")
        .param(author)
        .query(Integer.class)
        .list();
  }
}
