package io.centralita.kit.consumer;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.kit.producer.EventProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/// What happens to a record that cannot be handled.
///
/// Malformed: at once to the dead letters. The database is away: again and again, because every
/// record would fail and none is to blame. Anything else: a few times, then to the dead letters.
/// The record goes there with its own headers and the reason, and the offset moves on only when
/// Kafka has it.
public final class DeadLetters {
  /// Headers that a dead letter carries beside the record's own.
  public static final String REASON = "centralita_reason";

  public static final String ORIGINAL_TOPIC = "centralita_original_topic";
  public static final String ORIGINAL_PARTITION = "centralita_original_partition";
  public static final String ORIGINAL_OFFSET = "centralita_original_offset";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int TRIES = 4;

  private DeadLetters() {}

  public static CommonErrorHandler handler(
      String consumer, EventProducer producer, MeterRegistry meters) {
    var counter =
        Counter.builder("centralita.dead.letters")
            .description("Records that could not be handled and were put aside")
            .tag("consumer", consumer)
            .register(meters);
    var handler =
        new DefaultErrorHandler(
            (record, failure) -> {
              var reason = reason(failure);
              producer.send(letter(record, consumer, reason)).join();
              counter.increment();
              log.warn(
                  "{} put {}-{}@{} with the dead letters and goes on: {}",
                  consumer,
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  reason);
            },
            retrying());
    handler.setBackOffFunction((_, failure) -> backOff(failure));
    handler.addNotRetryableExceptions(MalformedEvent.class);
    handler.setLogLevel(KafkaException.Level.DEBUG);
    handler.setRetryListeners((record, failure, attempt) ->
        log.info(
            "{} failed {} times on {}-{}@{} and tries again: {}",
            consumer,
            attempt,
            record.topic(),
            record.partition(),
            record.offset(),
            reason(failure)));
    return handler;
  }

  private static ProducerRecord<String, byte[]> letter(
      ConsumerRecord<?, ?> record, String consumer, String reason) {
    var key =
        record.key() instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
    var letter =
        new ProducerRecord<String, byte[]>(
            Topics.deadLetters(record.topic(), consumer), key, (byte[]) record.value());
    record.headers().forEach(letter.headers()::add);
    header(letter, REASON, reason);
    header(letter, ORIGINAL_TOPIC, record.topic());
    header(letter, ORIGINAL_PARTITION, Integer.toString(record.partition()));
    header(letter, ORIGINAL_OFFSET, Long.toString(record.offset()));
    return letter;
  }

  private static void header(ProducerRecord<?, ?> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    var cause = failure;
    while (cause.getCause() != null && !(cause instanceof MalformedEvent)) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static @Nullable BackOff backOff(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isNobodysFault(cause)) {
        return patient();
      }
      if (cause instanceof MalformedEvent) {
        return new FixedBackOff(0, 0);
      }
    }
    return null;
  }

  private static boolean isNobodysFault(Throwable cause) {
    return cause instanceof CannotCreateTransactionException
        || cause instanceof TransactionSystemException
        || cause instanceof NonTransientDataAccessResourceException
        || (cause instanceof DataAccessException
            && !(cause instanceof NonTransientDataAccessException));
  }

  private static BackOff retrying() {
    var backOff = new ExponentialBackOff(Duration.ofMillis(200).toMillis(), 3);
    backOff.setMaxAttempts(TRIES);
    return backOff;
  }

  private static BackOff patient() {
    var backOff = new ExponentialBackOff(Duration.ofMillis(200).toMillis(), 2);
    backOff.setMaxInterval(Duration.ofSeconds(2).toMillis());
    backOff.setMaxElapsedTime(Long.MAX_VALUE);
    return backOff;
  }
}
