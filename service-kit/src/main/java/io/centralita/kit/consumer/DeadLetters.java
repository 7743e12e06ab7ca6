package io.centralita.kit.consumer;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.kit.producer.EventProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaBackoffException;
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
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final int RETRIES = 3;

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
              if (isNobodysFault(failure)) {
                throw notNow(record);
              }
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
    handler.setBackOffFunction(
        (_, failure) -> isMalformed(failure) ? new FixedBackOff(0, 0) : null);
    handler.setLogLevel(KafkaException.Level.DEBUG);
    handler.setRetryListeners((record, failure, attempt) ->
        log.info(
            "{} has failed {} times on {}-{}@{}: {}",
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
    var said = String.valueOf(cause.getMessage());
    // Drivers put the values of a row into the lines below.
    return cause.getClass().getSimpleName() + ": " + said.lines().findFirst().orElse("");
  }

  /// Starts the retries over. The container knows this exception and makes no fuss about it.
  private static KafkaBackoffException notNow(ConsumerRecord<?, ?> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    return new KafkaBackoffException("The database is away", partition, "", 0);
  }

  private static boolean isMalformed(Throwable failure) {
    return causes(failure).anyMatch(MalformedEvent.class::isInstance);
  }

  private static boolean isNobodysFault(Throwable failure) {
    return causes(failure).anyMatch(DeadLetters::meansThatTheDatabaseIsAway);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean meansThatTheDatabaseIsAway(Throwable cause) {
    return cause instanceof CannotCreateTransactionException
        || cause instanceof TransactionSystemException
        || cause instanceof NonTransientDataAccessResourceException
        || (cause instanceof DataAccessException
            && !(cause instanceof NonTransientDataAccessException));
  }

  private static BackOff retrying() {
    var backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 3);
    backOff.setMaxAttempts(RETRIES);
    return backOff;
  }
}
