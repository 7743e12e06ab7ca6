package io.centralita.kit.deadletters;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic.Kind;
import io.centralita.kit.deadletters.Request.Help;
import io.centralita.kit.deadletters.Request.Misunderstood;
import io.centralita.kit.deadletters.Request.Overview;
import io.centralita.kit.deadletters.Request.SendBack;
import io.centralita.kit.deadletters.Request.Show;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `list`, `show` and `redrive` for what consumers could not handle; `help` says how. Ends with 0
/// when it did what was asked, 1 when it could not, 2 when it did not understand.
public final class DeadLetterCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final String brokers;
  private final Say say;

  DeadLetterCommand(String brokers, PrintStream out, Locale locale) {
    this.brokers = brokers;
    this.say = new Say(out, locale);
  }

  public static void main(String[] arguments) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
    var brokers =
        Objects.requireNonNullElse(System.getenv("KAFKA_BOOTSTRAP_SERVERS"), "localhost:19092");
    var command = new DeadLetterCommand(brokers, System.out, Locale.getDefault());
    System.exit(command.run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    var request = Request.of(arguments);
    switch (request) {
      case Help _ -> {
        say.help();
        return DONE;
      }
      case Misunderstood(var argument) -> {
        say.misunderstood(argument);
        return NOT_UNDERSTOOD;
      }
      case Overview _, Show _, SendBack _ -> {}
    }
    try (var topics = new DeadLetterTopics(brokers)) {
      return run(request, topics);
    } catch (KafkaException | IllegalStateException | java.util.concurrent.CompletionException e) {
      say.kafkaRefused(brokers, e);
      return FAILED;
    }
  }

  private int run(Request request, DeadLetterTopics topics) {
    return switch (request) {
      case Overview _ -> overview(topics);
      case Show(var topic, var offset) -> show(topics, topic, offset);
      case SendBack(var topic, var offset) -> sendBack(topics, topic, offset);
      case Help _, Misunderstood _ -> NOT_UNDERSTOOD;
    };
  }

  private int overview(DeadLetterTopics topics) {
    int all = 0;
    for (var topic : topics.names()) {
      var waiting = topics.waiting(topic);
      all += waiting.size();
      if (!waiting.isEmpty()) {
        say.topic(topic, waiting);
      }
    }
    if (all == 0) {
      say.nothingWaits();
    }
    return DONE;
  }

  private int show(DeadLetterTopics topics, String topic, @Nullable Long offset) {
    var letters = chosen(topics, topic, offset);
    letters.forEach(say::letter);
    return letters.isEmpty() ? FAILED : DONE;
  }

  private int sendBack(DeadLetterTopics topics, String topic, @Nullable Long offset) {
    var letters = chosen(topics, topic, offset);
    if (letters.isEmpty()) {
      return FAILED;
    }
    if (letters.stream().anyMatch(DeadLetterCommand::isState)) {
      say.statesAreNotSentBack(topic);
      return FAILED;
    }
    topics.sendBack(topic, letters);
    letters.forEach(say::sentBack);
    return DONE;
  }

  /// An old state that is published again would take the place of a newer one.
  private static boolean isState(DeadLetter letter) {
    return Topics.all().stream()
        .anyMatch(
            topic -> topic.kind() == Kind.STATE && topic.name().equals(letter.originalTopic()));
  }

  private List<DeadLetter> chosen(DeadLetterTopics topics, String topic, @Nullable Long offset) {
    if (!topics.names().contains(topic)) {
      say.noSuchTopic(topic);
      return List.of();
    }
    var letters =
        topics.waiting(topic).stream()
            .filter(letter -> offset == null || letter.offset() == offset)
            .toList();
    if (letters.isEmpty()) {
      say.nothingWaits();
    }
    return letters;
  }
}
