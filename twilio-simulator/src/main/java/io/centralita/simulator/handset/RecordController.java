package io.centralita.simulator.handset;

import io.centralita.simulator.feed.Feed;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Everything that went over the air, for tests: with its story and our own status callback.
@RestController
@RequestMapping("/simulator")
class RecordController {
  private final Messages messages;
  private final MeterRegistry meters;
  private final Feed feed;

  RecordController(Messages messages, MeterRegistry meters, Feed feed) {
    this.messages = messages;
    this.meters = meters;
    this.feed = feed;
  }

  /// Messages in the order they came.
  ///
  /// @param phone a person's number, over all channels
  /// @param from an address as Twilio writes it
  /// @param since only what has a higher sequence
  @GetMapping("/messages")
  List<Message> messages(
      @RequestParam Optional<String> phone,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to,
      @RequestParam Optional<String> direction,
      @RequestParam(defaultValue = "") String contains,
      @RequestParam(defaultValue = "0") long since,
      @RequestParam(defaultValue = "1000") int limit) {
    var found =
        phone.isPresent()
            ? messages.ofPersonSince(phone.get(), since)
            : messages.after(from, to, since);
    return found
        .filter(each -> from.isEmpty() || each.from().toString().equals(from.get()))
        .filter(each -> to.isEmpty() || each.to().toString().equals(to.get()))
        .filter(each -> direction.isEmpty() || each.direction().wire().startsWith(direction.get()))
        .filter(each -> each.body().contains(contains))
        .limit(limit)
        .toList();
  }

  @GetMapping("/messages/{sid}")
  Message message(@PathVariable String sid) {
    return messages
        .find(sid)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no message " + sid));
  }

  /// What was counted since the start.
  @GetMapping("/stats")
  Map<String, Object> stats() {
    var counts =
        meters.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("simulator."))
            .filter(Counter.class::isInstance)
            .map(Counter.class::cast)
            .collect(
                Collectors.toMap(
                    RecordController::label, Counter::count, Double::sum, TreeMap::new));
    return Map.of("remembered", messages.size(), "watchers", feed.watchers(), "counts", counts);
  }

  private static String label(Counter counter) {
    var id = counter.getId();
    var tags = id.getTags().stream().map(tag -> tag.getKey() + "=" + tag.getValue()).toList();
    return id.getName().substring("simulator.".length()) + " " + String.join(" ", tags);
  }
}
