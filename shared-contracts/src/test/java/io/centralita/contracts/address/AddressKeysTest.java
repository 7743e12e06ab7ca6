package io.centralita.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressKeysTest {
  private static final Identity SOMEBODY = Identity.of("+51987654421");

  @TempDir Path folder;

  @Test
  void whatIsLoadedOpensWhatWasSealedBefore() {
    var file = folder.resolve("deep").resolve("keys.json");
    var keys = AddressKeys.generate().rotated();
    var address = new AddressSealer(keys).seal(Channel.SMS, SOMEBODY);

    keys.save(file);
    var loaded = new AddressSealer(AddressKeys.load(file));

    assertThat(loaded.open(address)).isEqualTo(SOMEBODY);
    assertThat(loaded.seal(Channel.SMS, SOMEBODY).ref()).isEqualTo(address.ref());
  }

  @Test
  void onlyTheOwnerReadsTheFileAndNothingElseIsLeft() throws IOException {
    var file = folder.resolve("keys.json");

    AddressKeys.generate().save(file);
    AddressKeys.generate().save(file);

    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aMissingFileIsNamedTogetherWithTheSetting() {
    var missing = folder.resolve("none.json");

    assertThatThrownBy(() -> AddressKeys.load(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("ADDRESS_KEYS");
  }

  @Test
  void aFileThatHoldsNoKeysIsNamedAndNotRepeated() throws IOException {
    for (var content : List.of("", "{}", "[]", "secret", "{\"seals\": \"secret\", \"refs\": {}}")) {
      var file = Files.writeString(folder.resolve("bad.json"), content);

      assertThatThrownBy(() -> AddressKeys.load(file))
          .as(content)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining("secret")
          .satisfies(refused -> assertThat(stackTrace(refused)).doesNotContain("secret"));
    }
  }

  private static String stackTrace(Throwable refused) {
    var text = new StringWriter();
    refused.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
