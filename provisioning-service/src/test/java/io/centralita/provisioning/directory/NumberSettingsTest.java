package io.centralita.provisioning.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.provisioning.directory.NumberSettings.Assignment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumberSettingsTest {
  private final BusinessNumber number = new BusinessNumber("+5117000001");

  @Test
  void noNumbersAreAllowed() {
    assertThat(new NumberSettings(null).numbers()).isEmpty();
  }

  @Test
  void aNumberIsAssignedOnce() {
    assertThatThrownBy(() -> new NumberSettings(List.of(to("aliado"), to("other"))))
        .hasMessageContaining("assigns +5117000001 twice");
  }

  @Test
  void aNumberHasAChannel() {
    assertThatThrownBy(() ->
            new Assignment(number, new TenantId("aliado"), NumberPurpose.MAIN, Set.of(), null))
        .hasMessageContaining("no channels");
  }

  private Assignment to(String tenant) {
    return new Assignment(
        number, new TenantId(tenant), NumberPurpose.MAIN, Set.of(Channel.SMS), null);
  }
}
