package io.centralita.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTest {
  private final Feed feed = new Feed(InstantSource.system());

  @Test
  void watchersSeeWhatComesFromNowOn() {
    feed.publish("message", "+51987654321", "antes");
    var seen = watch(Optional.empty());

    feed.publish("message", "+51987654321", "ahora");

    assertThat(seen).extracting(Feed.Change::data).containsExactly("ahora");
  }

  @Test
  void whoComesBackGetsWhatWasMissed() {
    var first = watch(Optional.empty());
    feed.publish("message", "", "uno");
    feed.publish("message", "", "dos");
    feed.publish("message", "", "tres");

    var again = watch(Optional.of(first.getFirst().id()));
    feed.publish("message", "", "cuatro");

    assertThat(again).extracting(Feed.Change::data).containsExactly("dos", "tres", "cuatro");
  }

  @Test
  void whoMissedNothingGetsNothing() {
    var first = watch(Optional.empty());
    feed.publish("message", "", "uno");

    assertThat(watch(Optional.of(first.getLast().id()))).isEmpty();
  }

  @Test
  void whoWasAwayTooLongStartsAgain() {
    var first = watch(Optional.empty());
    feed.publish("message", "", "uno");
    for (var change = 0; change < 5_000; change++) {
      feed.publish("message", "", change);
    }

    assertThat(watch(Optional.of(first.getFirst().id())))
        .extracting(Feed.Change::type)
        .containsExactly("reset");
    assertThat(watch(Optional.of("another-run-7")))
        .extracting(Feed.Change::type)
        .containsExactly("reset");
  }

  @Test
  void whoLeavesIsForgotten() {
    var subscription = feed.watch(Optional.empty()).subscribe();
    assertThat(feed.watchers()).isEqualTo(1);

    subscription.dispose();

    assertThat(feed.watchers()).isZero();
  }

  private List<Feed.Change> watch(Optional<String> lastSeen) {
    var seen = new ArrayList<Feed.Change>();
    feed.watch(lastSeen).subscribe(seen::add);
    return seen;
  }
}
