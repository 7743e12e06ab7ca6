package io.centralita.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void nothingIsNamedWhereAllIsAsUsual() {
    var commands = commands("/home/one/centralita", "/home/one/centralita/.centralita");

    assertThat(commands.token())
        .isEqualTo("./centralita token --tenant aliado --scope \"leads:read\"");
    assertThat(commands.deadLetters()).isEqualTo("./centralita dead-letters list");
    assertThat(commands("", ".centralita").deadLetters())
        .isEqualTo("./centralita dead-letters list");
  }

  @Test
  void anotherFolderAndAnotherPortAreNamed() {
    var commands = commands("/home/one", "/data/two", "--kafka-port", "29092");

    assertThat(commands.token()).startsWith("./centralita token --data /data/two --tenant");
    assertThat(commands.deadLetters())
        .isEqualTo("./centralita dead-letters --data /data/two --kafka-port 29092 list");
  }

  /// Its name alone does not make a folder the usual one.
  @Test
  void aFolderOfTheUsualNameElsewhereIsNamed() {
    assertThat(commands("/home/one", "/home/two/.centralita").token())
        .contains("--data /home/two/.centralita ");
  }

  @Test
  void aFolderWithASpaceIsQuoted() {
    assertThat(commands("/home/one", "/data/it's two").token())
        .contains("--data '/data/it'\\''s two' ");
  }

  private static Commands commands(String home, String data, String... more) {
    var arguments = new ArrayList<>(List.of("--data", data));
    arguments.addAll(List.of(more));
    return Commands.of(FleetOptions.parse(arguments, Map.of()), home);
  }
}
