package io.centralita.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path parent;

  @Test
  void belongsToOneAtATime() {
    var path = parent.resolve("data");

    try (var _ = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("Another Centralita is running on " + path);
    }
    assertThatCode(() -> DataFolder.open(path).close()).doesNotThrowAnyException();
  }

  @Test
  void knowsWhetherItsContentWasFinished() throws IOException {
    try (var folder = DataFolder.open(parent)) {
      var content = parent.resolve("content");
      assertThat(folder.holds(content)).isFalse();

      Files.createDirectory(content);
      assertThatThrownBy(() -> folder.holds(content)).hasMessageContaining("is incomplete");

      folder.markComplete();
      assertThat(folder.holds(content)).isTrue();

      Files.delete(content);
      assertThatThrownBy(() -> folder.holds(content)).hasMessageContaining("--fresh");
    }
  }

  @Test
  void emptyingKeepsTheLockAndWhatIsNamed() throws IOException {
    try (var folder = DataFolder.open(parent)) {
      Files.createDirectories(parent.resolve("kafka/log"));
      Files.writeString(parent.resolve("kafka/log/0.log"), "records");
      Files.createDirectory(parent.resolve("logs"));
      Files.writeString(parent.resolve("logs/fleet.log"), "lines");

      folder.empty("logs");

      assertThat(parent).isDirectoryNotContaining("glob:**kafka");
      assertThat(parent.resolve("logs/fleet.log")).exists();
      assertThatThrownBy(() -> DataFolder.open(parent)).hasMessageContaining("Another Centralita");
    }
  }

  @Test
  void aFullDiskIsNamedWithWhatIsFreeAndNeeded() {
    assertThatThrownBy(() -> DataFolder.requireSpace(parent, 12 << 20))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is full: 12 MB are free and at least 256 MB are needed")
        .extracting(failure -> ((StackFailure) failure).sentence(Locale.of("es", "PE")))
        .asString()
        .contains("está lleno: quedan 12 MB libres");
    assertThatCode(() -> DataFolder.requireSpace(parent, 256 << 20)).doesNotThrowAnyException();
  }

  @Test
  void aPlaceWhereNothingCanBeMadeIsNamedWithTheReason() throws IOException {
    var file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("cannot be written (Not a directory)")
        .hasMessageContaining("neither full nor read-only");
  }
}
