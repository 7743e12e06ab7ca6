package io.centralita.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  /// The value itself is a contract: an upgrade that changed it would do everything again.
  @Test
  void aCauseGivesTheSameIdForEver() {
    assertThat(EventIds.derived("twilio", "SM0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
        .isEqualTo(UUID.fromString("c8916994-87ed-8333-9f94-59b69dff6d24"));
  }

  @Test
  void itIsAUuidOfVersionEight() {
    for (int i = 0; i < 1_000; i++) {
      var id = EventIds.derived("cause", Integer.toString(i));
      assertThat(id.version()).isEqualTo(8);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void whereOnePartEndsMatters() {
    var ids = new HashSet<UUID>();

    ids.add(EventIds.derived("ab", "c"));
    ids.add(EventIds.derived("a", "bc"));
    ids.add(EventIds.derived("abc"));
    ids.add(EventIds.derived("abc", ""));
    ids.add(EventIds.derived("", "abc"));

    assertThat(ids).hasSize(5);
  }
}
