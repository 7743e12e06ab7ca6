package io.centralita.kit.following;

import io.centralita.kit.tiny.Mark;
import io.centralita.kit.tiny.Mark.MarkSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The marks of all authors, in memory, as somebody would follow them.
final class KeptMarks {
  static final int NEVER = 13;

  final AtomicInteger readings = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final List<String> heard = new ArrayList<>();
  volatile Map<String, Integer> marks = Map.of();

  /// Which of the readings has become too large.
  volatile int outgrown;

  Reading<Mark> reading() {
    return new Draft(readings.incrementAndGet());
  }

  private final class Draft implements Reading<Mark> {
    private final Map<String, Integer> draft = new TreeMap<>();
    private final int number;
    private boolean shown;

    Draft(int number) {
      this.number = number;
    }

    @Override
    public void record(ConsumerRecord<String, byte[]> record) {
      heard.add("record " + record.offset());
    }

    @Override
    public void put(Mark state) {
      var set = (MarkSet) state;
      if (set.mark() == NEVER) {
        throw new IllegalArgumentException("Nobody has such a mark");
      }
      draft.put(set.author(), set.mark());
      show();
    }

    @Override
    public void remove(String key) {
      draft.remove(key);
      show();
    }

    @Override
    public void complete(Instant asOf) {
      heard.add("complete " + asOf);
      shown = true;
      show();
    }

    @Override
    public void changed() {
      heard.add("changed");
    }

    @Override
    public void confirmed(Instant asOf) {
      heard.add("confirmed " + asOf);
    }

    @Override
    public boolean isOutgrown() {
      return outgrown == number;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }

    private void show() {
      if (shown) {
        marks = Map.copyOf(draft);
      }
    }
  }
}
