package io.centralita.kit.following;

import io.centralita.kit.tiny.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/// The two partitions of the topic of marks as a client sees them, without a Kafka.
final class MarksTopic {
  static final TopicPartition FIRST = new TopicPartition(Mark.MARKS.name(), 0);
  static final TopicPartition SECOND = new TopicPartition(Mark.MARKS.name(), 1);

  private MarksTopic() {}

  static MockConsumer<String, byte[]> endingAt(long first, long second) {
    var kafka = new MockConsumer<String, byte[]>("earliest");
    kafka.updatePartitions(Mark.MARKS.name(), List.of(info(0), info(1)));
    kafka.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    kafka.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
    return kafka;
  }

  static ConsumerRecord<String, byte[]> at(
      TopicPartition partition, long offset, ProducerRecord<String, byte[]> sent) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }

  private static PartitionInfo info(int partition) {
    return new PartitionInfo(Mark.MARKS.name(), partition, Node.noNode(), new Node[0], new Node[0]);
  }
}
