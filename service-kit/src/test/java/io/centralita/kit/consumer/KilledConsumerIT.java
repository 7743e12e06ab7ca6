package io.centralita.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.process.ChildJvm;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KilledConsumerIT {
  private static final int KILLS = 3;
  private static final int AUTHORS = 6;
  private static final int NOTES_A_ROUND = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// A ghost of a killed instance would hold its partitions for this long.
  private static final String[] SETTINGS = {
    "INSTANCE_ID=one",
    "spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=120000",
    // Small batches, so that a kill hits one of many.
    "spring.cloud.stream.kafka.binder.consumer-properties.max.poll.records=7"
  };

  private final Random random = new Random(4711);

  /// A static member leaves its group only when its session ends: other tests would wait for it.
  @AfterEach
  void forgetTheMember() throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", TestStack.bootstrapServers()))) {
      admin
          .removeMembersFromConsumerGroup(
              "tiny-service", new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
    }
  }

  @Test
  void killedAtAnyPointEveryEventHasItsEffectOnceAndTheNextInstanceGoesOnAtOnce() {
    Tiny.createTopics();
    var database = TestStack.database("tiny");
    try (var observer = new EffectsTable(database)) {
      for (int round = 0; round < KILLS; round++) {
        int before = observer.count();
        TestStack.topics().publish(notes(round));
        try (var service =
            ChildJvm.start(
                TinyProcess.class,
                Tiny.arguments(TestStack.bootstrapServers(), database, SETTINGS))) {
          await().atMost(PATIENCE).until(() -> observer.count() > before);
          service.killAfter(Duration.ofMillis(random.nextInt(20, 300)));
        }
      }
      try (var last = Tiny.start(database, SETTINGS)) {
        await().atMost(PATIENCE).until(() -> observer.count() >= KILLS * AUTHORS * NOTES_A_ROUND);

        var all = IntStream.rangeClosed(1, KILLS * NOTES_A_ROUND).boxed().toList();
        for (int author = 0; author < AUTHORS; author++) {
          var name = name(author);
          assertThat(last.effects().of(name)).isEqualTo(all);
          await().untilAsserted(() -> assertThat(last.echoes(name)).isEqualTo(all));
        }
      }
    }
  }

  private static List<ProducerRecord<String, byte[]>> notes(int round) {
    var notes = new ArrayList<ProducerRecord<String, byte[]>>();
    for (int i = 1; i <= NOTES_A_ROUND; i++) {
      for (int author = 0; author < AUTHORS; author++) {
        notes.add(Note.written(name(author), round * NOTES_A_ROUND + i));
      }
    }
    return notes;
  }

  private static String name(int author) {
    return "killed-author-" + author;
  }
}
