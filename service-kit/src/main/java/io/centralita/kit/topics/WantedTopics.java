package io.centralita.kit.topics;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.config.TopicBuilder;

/// The topics that must be there before a service works. Every service asks for the whole
/// catalogue, so that it does not matter which starts first.
public final class WantedTopics {
  private static final int DEAD_LETTER_PARTITIONS = 1;
  private static final String FOR_EVER = "-1";

  private WantedTopics() {}

  /// The catalogue, and the dead letters of a service's consumers.
  public static List<NewTopic> of(
      String service, BindingServiceProperties bindings, short replicas) {
    var topics = new ArrayList<NewTopic>();
    for (var topic : Topics.all()) {
      topics.add(build(topic, replicas));
    }
    for (var binding : bindings.getBindings().values()) {
      if (binding.getDestination() != null) {
        var consumer = binding.getGroup() == null ? service : binding.getGroup();
        topics.add(deadLetters(binding.getDestination(), consumer, replicas));
      }
    }
    return topics;
  }

  private static NewTopic build(Topic<?> topic, short replicas) {
    var builder = TopicBuilder.name(topic.name()).partitions(topic.partitions()).replicas(replicas);
    return switch (topic.kind()) {
      case STATE -> builder.compact().build();
      case EVENTS, COMMANDS -> builder.build();
    };
  }

  private static NewTopic deadLetters(String topic, String consumer, short replicas) {
    return TopicBuilder.name(Topics.deadLetters(topic, consumer))
        .partitions(DEAD_LETTER_PARTITIONS)
        .replicas(replicas)
        .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
        .build();
  }
}
