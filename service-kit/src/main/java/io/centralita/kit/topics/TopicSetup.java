package io.centralita.kit.topics;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import java.util.ArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/// Creates what is missing. Every service asks for the whole catalogue, so that it does not matter
/// which starts first; a topic that exists is left as it is.
public final class TopicSetup {
  private static final int DEAD_LETTER_PARTITIONS = 1;
  private static final String FOR_EVER = "-1";

  private TopicSetup() {}

  public static NewTopics topics(BindingServiceProperties bindings, short replicas) {
    var topics = new ArrayList<NewTopic>();
    for (var topic : Topics.all()) {
      topics.add(build(topic, replicas));
    }
    for (var binding : bindings.getBindings().values()) {
      if (binding.getGroup() != null) {
        topics.add(
            TopicBuilder.name(Topics.deadLetters(binding.getDestination(), binding.getGroup()))
                .partitions(DEAD_LETTER_PARTITIONS)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
                .build());
      }
    }
    return new NewTopics(topics.toArray(NewTopic[]::new));
  }

  private static NewTopic build(Topic<?> topic, short replicas) {
    var builder = TopicBuilder.name(topic.name()).partitions(topic.partitions()).replicas(replicas);
    return switch (topic.kind()) {
      case STATE -> builder.compact().build();
      case EVENTS, COMMANDS -> builder.build();
    };
  }
}
