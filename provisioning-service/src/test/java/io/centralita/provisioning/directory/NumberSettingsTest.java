package io.centralita.provisioning.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import io.centralita.provisioning.directory.NumberSettings.Assignment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
            new Assignment(
                number,
                new TenantId("aliado"),
                NumberPurpose.MAIN,
                Set.of(),
                null,
                null,
                null,
                null))
        .hasMessageContaining("no channels");
  }

  @ParameterizedTest
  @EnumSource(value = Carrier.class, names = "TWILIO", mode = EnumSource.Mode.EXCLUDE)
  void aCarrierThatKnowsNumbersByAnIdIsToldTheId(Carrier carrier) {
    assertThatThrownBy(() -> at(carrier, null)).hasMessageContaining("no sender");
    assertThat(at(carrier, "106540352242922").state())
        .extracting(NumberAssigned::carrier, NumberAssigned::sender)
        .containsExactly(carrier, "106540352242922");
  }

  private Assignment at(Carrier carrier, @Nullable String sender) {
    return new Assignment(
        number,
        new TenantId("aliado"),
        NumberPurpose.MAIN,
        Set.of(Channel.WHATSAPP),
        null,
        carrier,
        sender,
        null);
  }

  private Assignment to(String tenant) {
    return new Assignment(
        number,
        new TenantId(tenant),
        NumberPurpose.MAIN,
        Set.of(Channel.SMS),
        null,
        null,
        null,
        null);
  }
}
