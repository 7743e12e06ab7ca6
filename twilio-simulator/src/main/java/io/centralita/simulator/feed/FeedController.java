package io.centralita.simulator.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// The stream of changes, for one phone, for some or for all.
@RestController
class FeedController {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Feed feed;

  FeedController(Feed feed) {
    this.feed = feed;
  }

  @GetMapping(path = "/simulator/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<Object>> events(
      @RequestParam(defaultValue = "") List<String> phone,
      @RequestHeader("Last-Event-ID") Optional<String> lastSeen) {
    var changes =
        feed.watch(lastSeen)
            .filter(change ->
                phone.isEmpty() || change.about().isEmpty() || phone.contains(change.about()))
            .map(change ->
                ServerSentEvent.<Object>builder(change.data())
                    .id(change.id())
                    .event(change.type())
                    .build());
    // A line now and then shows both sides that the other is still there.
    var beats =
        Flux.interval(Duration.ZERO, HEARTBEAT)
            .map(_ -> ServerSentEvent.builder().comment("here").build());
    return Flux.merge(changes, beats.onBackpressureDrop());
  }
}
