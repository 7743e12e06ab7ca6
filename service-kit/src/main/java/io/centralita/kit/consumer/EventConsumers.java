package io.centralita.kit.consumer;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.inbox.Inbox;
import io.centralita.kit.trace.Trace;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the stream functions of a service. A function bean that this returns is bound to its topic
/// in the service's settings, in batch mode.
public final class EventConsumers {
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
    return consumer(
        topic,
        events ->
            events.forEach(event -> Trace.with(event.traceparent(), () -> handler.accept(event))));
  }

  /// For who writes many rows with one statement.
  ///
  /// @param handler called with all the events of a batch that were not taken before, in the
  ///   transaction that remembers them; again with each alone when it throws. No event lends it its
  ///   trace, so what it publishes starts one
  public <T> Consumer<Message<List<?>>> ofBatches(
      Topic<T> topic, Consumer<List<CloudEvent<T>>> handler) {
    return consumer(topic, handler);
  }

  private <T> Consumer<Message<List<?>>> consumer(
      Topic<T> topic, Consumer<List<CloudEvent<T>>> handler) {
    return new EventConsumer<>(
        topic, service + "/" + topic.name(), handler, codec, inbox, transaction);
  }
}
