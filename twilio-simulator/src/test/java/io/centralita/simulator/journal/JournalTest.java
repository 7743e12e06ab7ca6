package io.centralita.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
  record Note(String text) {}

  @TempDir Path folder;

  @Test
  void remembersInOrder() {
    write("uno", "dos");

    assertThat(readAndKeep()).containsExactly("uno", "dos");
  }

  @Test
  void ignoresALineTornByAKill() throws IOException {
    write("uno");
    var torn = "{\"kind\":\"note\",\"value\":{\"text\":\"caño".getBytes(StandardCharsets.UTF_8);
    // The kill came in the middle of the two bytes of ñ.
    Files.write(
        folder.resolve("journal.jsonl"),
        Arrays.copyOf(torn, torn.length - 2),
        StandardOpenOption.APPEND);

    assertThat(readAndKeep()).containsExactly("uno");
    write("dos");

    assertThat(readAndKeep()).containsExactly("uno", "dos");
  }

  @Test
  void keepsTheOldJournalWhenAStartIsKilled() {
    write("uno");

    // This start never comes to its end.
    var journal = new Journal(Optional.of(folder), JsonMapper.shared());
    journal.append("note", new Note("nunca"));
    journal.close();

    assertThat(readAndKeep()).containsExactly("uno");
  }

  @Test
  void takesNothingThatItWouldForget() {
    var journal = start(new ArrayList<>());
    journal.close();

    assertThatThrownBy(() -> journal.append("note", new Note("tarde")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(readAndKeep()).isEmpty();
  }

  @Test
  void writesNothingWithoutAFolder() {
    var journal = new Journal(Optional.empty(), JsonMapper.shared());

    journal.append("note", new Note("uno"));
    journal.afterSingletonsInstantiated();
    journal.close();

    assertThat(folder).isEmptyDirectory();
  }

  private void write(String... texts) {
    var journal = start(new ArrayList<>());
    for (var text : texts) {
      journal.append("note", new Note(text));
    }
    journal.close();
  }

  private List<String> readAndKeep() {
    var found = new ArrayList<String>();
    start(found).close();
    return found;
  }

  /// Starts as the stores do: what is read is kept by writing it again.
  private Journal start(List<String> found) {
    var journal = new Journal(Optional.of(folder), JsonMapper.shared());
    journal.replay(
        "note",
        Note.class,
        note -> {
          found.add(note.text());
          journal.append("note", note);
        });
    journal.afterSingletonsInstantiated();
    return journal;
  }
}
