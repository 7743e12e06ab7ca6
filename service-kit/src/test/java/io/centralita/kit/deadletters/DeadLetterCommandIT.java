package io.centralita.kit.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.DeadLetters;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterCommandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aLetterIsListedShownSentBackOnceAndHandled() {
    var dead = Topics.deadLetters(Note.NOTES.name(), "redriving");
    TestStack.topics().create(dead, 1);
    Tiny.createTopics();
    TestStack.topics().publish(List.of(letter(dead, 1), letter(dead, 2), letter(dead, 3)));

    assertThat(run(0, "list"))
        .contains("3  " + dead, "3  IllegalStateException: This note cannot be handled");
    assertThat(run(0, "show", dead, "--offset", "1"))
        .contains("kit.notes.v1-0@2", "ce_id: " + Note.id("redriven", 2), "\"number\":2")
        .doesNotContain("\"number\":1");
    assertThat(run(0, "redrive", dead, "--offset", "1")).contains("1 went back to kit.notes.v1");
    assertThat(run(1, "redrive", dead, "--offset", "1")).contains("No such record waits");
    assertThat(run(0, "list")).contains("2  " + dead);
    assertThat(run(0, "redrive", dead, "--all")).contains("0 went back", "2 went back");
    assertThat(run(0, "list")).doesNotContain(dead);

    var back =
        TestStack.topics().await(Note.NOTES.name(), 3, note -> "redriven".equals(note.key()));
    assertThat(back).hasSize(3);
    assertThat(back.getFirst().headers())
        .noneMatch(header -> header.key().startsWith("centralita_"));
    try (var service = Tiny.start(TestStack.database("tiny"))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(service.effects().of("redriven")).containsExactly(2, 1, 3));
    }
  }

  @Test
  void aStateIsNotSentBack() {
    var dead = Topics.deadLetters(Topics.LINKS.name(), "redriving");
    TestStack.topics().create(dead, 1);
    TestStack.topics()
        .publish(
            with(
                new ProducerRecord<>(dead, "link", "{}".getBytes(UTF_8)),
                Map.of(DeadLetters.ORIGINAL_TOPIC, Topics.LINKS.name())));

    assertThat(run(1, "redrive", dead, "--all")).contains("holds states");
    assertThat(run(0, "show", dead)).contains("key: link");
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithTheHelp() {
    assertThat(run(2, "redrive", "some.dlt"))
        .contains("Not understood: some.dlt", "redrive <topic> --all");
    assertThat(run(2, "dance")).contains("Not understood: dance");
    assertThat(run(0, "help")).contains("show <topic>");
    assertThat(run(1, "show", "nowhere.dlt")).contains("There is no topic nowhere.dlt");
  }

  @Test
  void spanishIsSpoken() {
    assertThat(run(Locale.of("es"), 0, "help")).contains("devolver todos");
  }

  private static ProducerRecord<String, byte[]> letter(String dead, int number) {
    var note = Note.written("redriven", number);
    return with(
        new ProducerRecord<>(dead, null, note.key(), note.value(), note.headers()),
        Map.of(
            DeadLetters.REASON,
            "IllegalStateException: This note cannot be handled",
            DeadLetters.ORIGINAL_TOPIC,
            Note.NOTES.name(),
            DeadLetters.ORIGINAL_PARTITION,
            "0",
            DeadLetters.ORIGINAL_OFFSET,
            Integer.toString(number)));
  }

  private static ProducerRecord<String, byte[]> with(
      ProducerRecord<String, byte[]> letter, Map<String, String> headers) {
    headers.forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
    return letter;
  }

  private static String run(int expected, String... arguments) {
    return run(Locale.ENGLISH, expected, arguments);
  }

  private static String run(Locale locale, int expected, String... arguments) {
    var text = new ByteArrayOutputStream();
    var command =
        new DeadLetterCommand(
            TestStack.bootstrapServers(), new PrintStream(text, true, UTF_8), locale);
    assertThat(command.run(List.of(arguments))).isEqualTo(expected);
    return text.toString(UTF_8);
  }
}
