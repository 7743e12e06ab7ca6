package io.centralita.kit.consumer;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.consumer.EventConsumer.Read;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import io.centralita.kit.inbox.Inbox;
import io.centralita.kit.trace.Trace;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the stream functions of a service. A function bean that this returns is bound to its topic
/// in the service's settings, in batch mode.
public final class EventConsumers {
  private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);

  private final String service;
  private final EventCodec codec;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  public EventConsumers(
      String service, EventCodec codec, Inbox inbox, TransactionTemplate transaction) {
    this.service = service;
    this.codec = codec;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  /// @param handler called once for each event, in the transaction that remembers it; what it
  ///   throws rolls everything back
  public <T> Consumer<Message<List<?>>> of(Topic<T> topic, Consumer<CloudEvent<T>> handler) {
    return of(topic, _ -> {}, handler);
  }

  /// For who has to ask somebody outside before an event can be handled, and must not keep a
  /// transaction waiting for the answer.
  ///
  /// @param ahead called with each batch before its transaction begins, also with events that turn
  ///   out to have been taken before. It must not fail, and the partition waits for it
  /// @param handler called once for each event, in the transaction that remembers it
  public <T> Consumer<Message<List<?>>> of(
      Topic<T> topic, Consumer<List<CloudEvent<T>>> ahead, Consumer<CloudEvent<T>> handler) {
    return new EventConsumer<>(
        service + "/" + topic.name(),
        record -> event(topic, record),
        ahead,
        events ->
            events.forEach(event -> Trace.with(event.traceparent(), () -> handler.accept(event))),
        inbox,
        transaction);
  }

  /// For who writes many rows with one statement.
  ///
  /// @param handler called with all the events of a batch that were not taken before, in the
  ///   transaction that remembers them; again with each alone when it throws. No event lends it its
  ///   trace, so what it publishes starts one
  public <T> Consumer<Message<List<?>>> ofBatches(
      Topic<T> topic, Consumer<List<CloudEvent<T>>> handler) {
    return consumer(topic, record -> event(topic, record), handler);
  }

  /// For topics of states, in which the end of a key says something too. Each state and each end is
  /// handed over, in the order of its key.
  ///
  /// They are remembered by their place in the topic: an end has no id of its own, and a state that
  /// is said again may come after an end. So the handler must bear to hear what it knows.
  ///
  /// @param handler called once for each record, in the transaction that remembers it
  public <T> Consumer<Message<List<?>>> ofStates(Topic<T> topic, Consumer<KeyState<T>> handler) {
    return consumer(
        topic,
        record -> state(topic, record),
        states -> states.forEach(state -> Trace.with(trace(state), () -> handler.accept(state))));
  }

  private static @Nullable String trace(KeyState<?> state) {
    return switch (state) {
      case Current<?>(_, var event) -> event.traceparent();
      case Ended<?> _ -> null;
    };
  }

  private <T> @Nullable Read<KeyState<T>> state(Topic<T> topic, BatchRecord record) {
    KeyState<T> state;
    if (record.body() == null) {
      state = new Ended<>(record.key());
    } else {
      var current = event(topic, record);
      if (current == null) {
        return null;
      }
      state = new Current<>(record.key(), current.item());
    }
    return new Read<>(record.place(topic.name()), state);
  }

  private <T> @Nullable Read<CloudEvent<T>> event(Topic<T> topic, BatchRecord record) {
    var body = record.body();
    if (body == null) {
      return null; // a tombstone: the end of a key, which is no event
    }
    var event = codec.decode(topic, record.headers(), body);
    if (event == null) {
      log.info("{} passes over a record of {} that it does not know", service, topic.name());
      return null;
    }
    return new Read<>(event.id(), event);
  }

  private <I> Consumer<Message<List<?>>> consumer(
      Topic<?> topic, Function<BatchRecord, @Nullable Read<I>> reading, Consumer<List<I>> handler) {
    return new EventConsumer<>(
        service + "/" + topic.name(), reading, _ -> {}, handler, inbox, transaction);
  }
}
