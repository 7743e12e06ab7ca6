package io.centralita.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final long FEW_HASHES = 500;

  /// An entry equals itself alone.
  private static final class Entry {
    private final long hash;
    private final int rank;

    private Entry(long hash, int rank) {
      this.hash = hash;
      this.rank = rank;
    }
  }

  private final Slots<Entry> slots = new Slots<>(entry -> entry.hash);

  @Test
  void whatIsThereIsFoundAndWhatIsNotIsNot() {
    var random = new Random(7);
    var kept = new ArrayList<Entry>();

    for (int i = 0; i < 20_000; i++) {
      if (kept.isEmpty() || random.nextInt(5) < 3) {
        var entry = new Entry(random.nextLong(FEW_HASHES), i);
        kept.add(entry);
        slots.add(entry);
      } else {
        slots.remove(kept.remove(random.nextInt(kept.size())));
      }
    }

    assertThat(slots.size()).isEqualTo(kept.size());
    for (long hash = 0; hash < FEW_HASHES; hash++) {
      assertThat(find(hash)).isEqualTo(newest(kept, hash));
    }
  }

  @Test
  void aTableThatIsEmptiedFindsNothing() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 1_000; i++) {
      var entry = new Entry(i % 3, i);
      entries.add(entry);
      slots.add(entry);
    }

    entries.forEach(slots::remove);

    assertThat(slots.size()).isZero();
    assertThat(find(0)).isNull();
    assertThat(find(1)).isNull();
  }

  @Test
  void whatIsNotThereIsRemovedInVain() {
    slots.add(new Entry(1, 0));

    slots.remove(new Entry(1, 0));

    assertThat(slots.size()).isEqualTo(1);
  }

  private Entry find(long hash) {
    return slots.find(hash, entry -> entry.hash == hash, (one, other) -> one.rank > other.rank);
  }

  private static Entry newest(List<Entry> kept, long hash) {
    Entry newest = null;
    for (var entry : kept) {
      if (entry.hash == hash && (newest == null || entry.rank > newest.rank)) {
        newest = entry;
      }
    }
    return newest;
  }
}
