package io.centralita.kit.consumer;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventCodec.HeaderLookup;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a batch of records from one topic: those that were not taken before are handled in one
/// transaction, together with their inbox entries and whatever they publish.
///
/// When the transaction fails, the batch is taken once more, event by event, so that only the one
/// that cannot be handled holds up its partition: it is retried, and in the end put with the dead
/// letters.
final class EventConsumer<T> implements Consumer<Message<List<?>>> {
  private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);

  private final Topic<T> topic;
  private final String name;
  private final Consumer<List<CloudEvent<T>>> handler;
  private final EventCodec codec;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  EventConsumer(
      Topic<T> topic,
      String name,
      Consumer<List<CloudEvent<T>>> handler,
      EventCodec codec,
      Inbox inbox,
      TransactionTemplate transaction) {
    this.topic = topic;
    this.name = name;
    this.handler = handler;
    this.codec = codec;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  /// An event and where in the batch it was.
  private record Placed<T>(int index, CloudEvent<T> event) {}

  @Override
  public void accept(Message<List<?>> batch) {
    var readable = new ArrayList<Placed<T>>();
    var malformed = decode(batch, readable);
    handle(readable);
    if (malformed != null) {
      throw malformed;
    }
  }

  private @Nullable BatchListenerFailedException decode(
      Message<List<?>> batch, List<Placed<T>> readable) {
    var bodies = batch.getPayload();
    if (bodies.isEmpty()) {
      throw new IllegalStateException("The binder has dropped what it should hand over");
    }
    for (int i = 0; i < bodies.size(); i++) {
      if (bodies.get(i) instanceof KafkaNull) {
        continue; // a tombstone: the end of a key, which is no event
      }
      try {
        var body = (byte[]) bodies.get(i);
        var event = codec.decode(topic, headers(batch, i), body);
        if (event == null) {
          log.info("{} passes over a record of {} that it does not know", name, topic.name());
        } else {
          readable.add(new Placed<>(i, event));
        }
      } catch (RuntimeException never) {
        return new BatchListenerFailedException("Cannot read a record", never, i);
      }
    }
    return null;
  }

  private static HeaderLookup headers(Message<?> batch, int index) {
    var all =
        (List<?>)
            Objects.requireNonNull(batch.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS));
    var own = (Map<?, ?>) all.get(index);
    return header -> text(own.get(header));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      default -> value.toString();
    };
  }

  private void handle(List<Placed<T>> events) {
    if (events.isEmpty()) {
      return;
    }
    if (events.size() > 1) {
      try {
        inTransaction(events);
        return;
      } catch (RuntimeException oneOfThem) {
        log.info(
            "{} takes {} events one by one after {}",
            name,
            events.size(),
            oneOfThem.getClass().getSimpleName());
      }
    }
    for (var event : events) {
      try {
        inTransaction(List.of(event));
      } catch (RuntimeException failed) {
        throw new BatchListenerFailedException("Cannot handle an event", failed, event.index());
      }
    }
  }

  private void inTransaction(List<Placed<T>> events) {
    transaction.executeWithoutResult(_ -> {
      var ids = events.stream().map(placed -> placed.event().id()).toList();
      var fresh = inbox.take(name, ids);
      var untaken =
          events.stream().map(Placed::event).filter(event -> fresh.remove(event.id())).toList();
      if (!untaken.isEmpty()) {
        handler.accept(untaken);
      }
    });
  }
}
