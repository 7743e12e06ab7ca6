package io.centralita.kit.deadletters;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/// Which letters of a topic were sent back: all below an offset, and some above it. Kafka keeps
/// this as the offset of a consumer group and the note beside it.
///
/// @param above in order, each greater than `below`
record Handled(long below, TreeSet<Long> above) {

  static Handled of(@Nullable OffsetAndMetadata committed) {
    if (committed == null) {
      return new Handled(0, new TreeSet<>());
    }
    var above =
        Arrays.stream(committed.metadata().split(",", -1))
            .filter(offset -> !offset.isEmpty())
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Handled(committed.offset(), above);
  }

  boolean contains(long offset) {
    return offset < below || above.contains(offset);
  }

  /// @param earliest the first offset that is still in the topic
  Handled with(long offset, long earliest) {
    var more = new TreeSet<>(above);
    more.add(offset);
    long next = Math.max(below, earliest);
    while (more.contains(next)) {
      next++;
    }
    more.headSet(next).clear();
    return new Handled(next, more);
  }

  OffsetAndMetadata toCommit() {
    return new OffsetAndMetadata(
        below, above.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}
