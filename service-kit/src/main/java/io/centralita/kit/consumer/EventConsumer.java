package io.centralita.kit.consumer;

import io.centralita.kit.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a batch of records from one topic: those that were not taken before are handled in one
/// transaction, together with their inbox entries and whatever they publish.
///
/// When the transaction fails, the batch is taken once more, event by event, so that only the one
/// that cannot be handled holds up its partition: it is retried, and in the end put with the dead
/// letters.
///
/// @param <I> what a record is read as
final class EventConsumer<I> implements Consumer<Message<List<?>>> {
  private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);

  private final String name;
  private final Function<BatchRecord, @Nullable Read<I>> reading;
  private final Consumer<List<I>> ahead;
  private final Consumer<List<I>> handler;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  /// @param reading returns null for what is to be passed over
  /// @param ahead hears of a batch before its transaction begins, also of what was taken before
  EventConsumer(
      String name,
      Function<BatchRecord, @Nullable Read<I>> reading,
      Consumer<List<I>> ahead,
      Consumer<List<I>> handler,
      Inbox inbox,
      TransactionTemplate transaction) {
    this.name = name;
    this.reading = reading;
    this.ahead = ahead;
    this.handler = handler;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  /// @param id what the inbox remembers it by
  record Read<I>(UUID id, I item) {}

  /// Where in the batch it was.
  private record Placed<I>(int index, Read<I> read) {}

  @Override
  public void accept(Message<List<?>> batch) {
    var readable = new ArrayList<Placed<I>>();
    var malformed = read(batch, readable);
    handle(readable);
    if (malformed != null) {
      throw malformed;
    }
  }

  private @Nullable BatchListenerFailedException read(
      Message<List<?>> batch, List<Placed<I>> readable) {
    int size = batch.getPayload().size();
    if (size == 0) {
      throw new IllegalStateException("The binder has dropped what it should hand over");
    }
    for (int i = 0; i < size; i++) {
      try {
        var read = reading.apply(new BatchRecord(batch, i));
        if (read != null) {
          readable.add(new Placed<>(i, read));
        }
      } catch (RuntimeException never) {
        return new BatchListenerFailedException("Cannot read a record", never, i);
      }
    }
    return null;
  }

  private void handle(List<Placed<I>> events) {
    if (events.isEmpty()) {
      return;
    }
    ahead.accept(events.stream().map(placed -> placed.read().item()).toList());
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

  private void inTransaction(List<Placed<I>> events) {
    transaction.executeWithoutResult(_ -> {
      var ids = events.stream().map(placed -> placed.read().id()).toList();
      var fresh = inbox.take(name, ids);
      var untaken =
          events.stream()
              .map(Placed::read)
              .filter(read -> fresh.remove(read.id()))
              .map(Read::item)
              .toList();
      if (!untaken.isEmpty()) {
        handler.accept(untaken);
      }
    });
  }
}
