package io.centralita.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"aliado", "a1", "casa-lista-2"})
  void aTenantIsASlug(String slug) {
    assertThat(new TenantId(slug)).hasToString(slug);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "Aliado", "1aliado", "ali ado", "ali_ado", "-aliado", "aliado\n"})
  void anythingElseIsNoTenant(String text) {
    assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5117000001",
        "+",
        "+0117000001",
        "+51 1 700 0001",
        "whatsapp:+5117000001",
        "+1234567890123456"
      })
  void aBusinessNumberIsInE164(String text) {
    assertThat(new BusinessNumber("+5117000001")).hasToString("+5117000001");
    assertThatThrownBy(() -> new BusinessNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aLanguageIsFoundByItsTag(Language language) {
    assertThat(Language.of(language.tag())).isEqualTo(language);
    assertThat(language.locale().getLanguage()).isEqualTo(language.tag());
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aCarrierIsFoundByItsCode(Carrier carrier) {
    assertThat(Carrier.of(carrier.code())).isEqualTo(carrier);
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertThatThrownBy(() -> Language.of("qu")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Carrier.of("pigeon")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeadId.of("K7QX")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMessageIdOfMetaIsRecognizedAndTellsNoNumber() {
    var wamid = "wamid.HBgLNTE5ODc2NTQ0MjEVAgASGBQzQTdCNUJEMjJERjFEQjYwNTc4RQA=";

    assertThat(WhatsAppMessageId.withoutNumber(wamid))
        .isEqualTo("wamid:SMN0zsQjBB-rdOnRCs23vrRh")
        .isNotEqualTo(WhatsAppMessageId.withoutNumber(wamid + "="));
  }
}
