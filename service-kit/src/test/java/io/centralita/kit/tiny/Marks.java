package io.centralita.kit.tiny;

import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import io.centralita.kit.tiny.Mark.MarkSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One row for each time that a state or an end was heard.
public final class Marks {
  /// What is written down for an end.
  public static final int END = -1;

  private final JdbcClient jdbc;

  Marks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void on(KeyState<Mark> state) {
    var mark =
        switch (state) {
          case Current<Mark>(_, var event) -> ((MarkSet) event.data()).mark();
          case Ended<Mark> _ -> END;
        };
    jdbc.sql("INSERT INTO marks (author, mark) VALUES (?, ?)").params(state.key(), mark).update();
    if (state.key().startsWith("poison") && mark == END) {
      throw new IllegalStateException("This end cannot be handled");
    }
  }

  public List<Integer> of(String author) {
    return jdbc.sql("SELECT mark FROM marks WHERE author = ? ORDER BY id")
        .param(author)
        .query(Integer.class)
        .list();
  }
}
