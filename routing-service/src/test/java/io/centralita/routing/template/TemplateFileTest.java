package io.centralita.routing.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is in the file, and what stops a start.
class TemplateFileTest {

  @Test
  void everythingThatOtherServicesSayExists() {
    assertThat(templates().names())
        .contains(
            "ask-district",
            "ask-category",
            "ask-district-3",
            "ask-category-3",
            "candidates-1",
            "candidates-2",
            "candidates-3",
            "no-candidates",
            "choose-again",
            "which-candidate",
            "which-list-2",
            "which-list-3",
            "job-started",
            "job-started-already",
            "job-in-hand",
            "job-under-way",
            "start-first",
            "job-finished",
            "job-finished-for-you",
            "job-finished-already",
            "job-not-yours",
            "job-given-back",
            "cannot-give-back",
            "job-cancelled",
            "job-lost",
            "job-over",
            "rate-job",
            "finish-first",
            "job-rated",
            "rating-final",
            "no-job-start",
            "no-job-finish",
            "no-job-rate",
            "no-job-code",
            "job-cancelled-already",
            "job-called-off-already",
            "providers-start",
            "customers-rate",
            "which-job-start",
            "which-job-finish",
            "which-job-rate",
            "which-job-cancel",
            "remind-start",
            "remind-finish",
            "remind-rate",
            "waited-in-vain",
            "not-delivered-more",
            "offer-sent",
            "next-offer",
            "lead-assigned",
            "lead-exhausted",
            "lead-abandoned",
            "lead-cancelled",
            "offer",
            "offer-accepted",
            "offer-declined",
            "offer-expired",
            "offer-too-late",
            "which-offer",
            "no-open-offer",
            "offer-withdrawn",
            "introduction-customer",
            "introduction-provider",
            "chat-closed",
            "nobody-here",
            "calls-only",
            "not-delivered",
            "pool-exhausted",
            "help",
            "you-are-welcome",
            "opted-out",
            "opted-in",
            "reopen",
            "already-assigned",
            "cannot-cancel",
            "nothing-to-cancel",
            "cannot-decline",
            "offer-taken",
            "perhaps-1",
            "perhaps-2",
            "perhaps-3",
            "which-request-2",
            "which-request-3",
            "opted-out-here",
            "still-opted-out",
            "out-of-reach");
  }

  @Test
  void aMistakeInTheFileIsFoundWhenTheServiceStarts() {
    var base = "formats: {}\nfallbacks: {}\ntemplates:\n  hello:\n    takes: [name]\n";

    assertThatThrownBy(() -> parse(base + "    es: {text: 'Hola {name}.'}\n"))
        .hasMessage("hello is not said in ENGLISH");
    assertThatThrownBy(
            () -> parse(base + "    es: {text: 'Hola {nombre}.'}\n    en: {text: 'Hi {name}.'}\n"))
        .hasMessageContaining("uses nombre, which it does not take");
    assertThatThrownBy(
            () -> parse(base + "    es: {text: 'Hola {name}'}\n    en: {text: 'Hi {name}.'}\n"))
        .hasMessageContaining("begins or ends with a variable");
    assertThat(
            parse(base + "    es: {text: 'Hola {name}.'}\n    en: {text: 'Hi {name}.'}\n")
                .templates()
                .keySet()
                .stream()
                .collect(Collectors.joining()))
        .isEqualTo("hello");
  }

  @Test
  void aTemplateThatMayTakeMorePartsThanItMayStopsTheStart() {
    var yaml =
        """
        formats: {}
        fallbacks: {}
        templates:
          hello:
            takes: [name]
            sms-parts: 1
            es: {text: 'Hola {name}, %s.'}
            en: {text: 'Hi {name}.'}
        """;
    var formats = new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima"));

    assertThat(new Templates(formats, parse(yaml.formatted("a".repeat(112)))).names()).hasSize(1);
    assertThatThrownBy(() -> new Templates(formats, parse(yaml.formatted("a".repeat(113)))))
        .hasMessage(
            "hello in SPANISH may take 2 parts of SMS in GSM-7, and 1 in GSM-7 is all that it may");
    assertThatThrownBy(() -> new Templates(formats, parse(yaml.formatted("Ж"))))
        .hasMessageContaining("UCS-2");
  }

  private static Templates templates() {
    return new Templates(
        new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima")),
        TemplateFile.read("/templates.yml"));
  }

  private static TemplateFile parse(String yaml) {
    return TemplateFile.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
