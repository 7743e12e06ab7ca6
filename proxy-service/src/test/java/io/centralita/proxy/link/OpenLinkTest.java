package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Channel;
import io.centralita.proxy.link.OpenLink.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class OpenLinkTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Person CUSTOMER = new Person("+51987000001", null);
  private static final String USER_ID = "PE.13491208655302741918";

  @Test
  void whoHasNoNumberIsWrittenToOverWhatsAppAlone() {
    var person = new Person(USER_ID, null);

    assertThat(between(person, null).wishes(NOW).mode()).isNull();
    assertThat(between(person, "message-only").wishes(NOW).mode()).isEqualTo(Mode.MESSAGE_ONLY);
    refused(between(person, "voice-only"), "mode");
    refused(between(person, "voice-and-message"), "mode");
    refused(between(new Person(USER_ID, Channel.SMS), null), "provider.channel");
  }

  @Test
  void aTelephoneIsForCallsAlone() {
    var person = new Person("+51987000002", Channel.VOICE);

    assertThat(between(person, "voice-only").wishes(NOW).mode()).isEqualTo(Mode.VOICE_ONLY);
    refused(between(person, "voice-and-message"), "provider.channel");
    refused(between(person, null), "provider.channel");
  }

  private static OpenLink between(Person provider, @Nullable String mode) {
    return new OpenLink(null, CUSTOMER, provider, null, null, mode, null);
  }

  private static void refused(OpenLink body, String field) {
    assertThatThrownBy(() -> body.wishes(NOW))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refusal -> assertThat(refusal.getBody().getDetail()).startsWith(field + ": "));
  }
}
