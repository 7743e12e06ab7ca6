package io.centralita.routing.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
  private static final Map<String, String> OFFER =
      Map.of(
          "offer", "0d2d3b0e-6a52-8a3e-9f5c-3f2b8d3a1c11",
          "code", "K7QX",
          "category", "plumbing",
          "district", "150122",
          "expiresAt", "2026-11-20T20:45:00Z");

  private final Templates templates =
      new Templates(
          new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima")),
          TemplateFile.read("/templates.yml"));

  @Test
  void rawValuesBecomeReadable() {
    var spanish = templates.fill("offer", Language.SPANISH, OFFER).text();
    var english = templates.fill("offer", Language.ENGLISH, OFFER).text();

    assertThat(spanish)
        .contains("*Gasfitería* en *Miraflores*", "Pedido *K7QX*", "hasta las 3:45\u00a0p.\u00a0m.")
        .doesNotContain("plumbing", "150122", "2026", "{");
    assertThat(english).contains("*Plumbing* in *Miraflores*", "until 3:45\u00a0p.m.");
  }

  @Test
  void timesAreThoseOfTheReadersOwnClock() {
    var there = templates.at("America/Mexico_City").fill("offer", Language.SPANISH, OFFER).text();
    var here = templates.at(null).fill("offer", Language.SPANISH, OFFER).text();

    assertThat(there).contains("hasta las 2:45\u00a0p.\u00a0m.");
    assertThat(here).contains("hasta las 3:45\u00a0p.\u00a0m.");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-11-20T18:05:00Z, hasta la 1:05\u00a0p.\u00a0m., until 1:05\u00a0p.m.
          2026-11-20T06:59:00Z, hasta la 1:59\u00a0a.\u00a0m., until 1:59\u00a0a.m.
          2026-11-20T19:05:00Z, hasta las 2:05\u00a0p.\u00a0m., until 2:05\u00a0p.m.
          2026-11-20T15:30:00Z, hasta las 10:30\u00a0a.\u00a0m., until 10:30\u00a0a.m.
          2026-11-20T16:00:00Z, hasta las 11:00\u00a0a.\u00a0m., until 11:00\u00a0a.m.
          2026-11-20T05:00:00Z, hasta las 12:00\u00a0a.\u00a0m., until 12:00\u00a0a.m.
          """)
  void aTimeHasTheArticleOfItsHour(String expiresAt, String spanish, String english) {
    var values = new HashMap<>(OFFER);
    values.put("expiresAt", expiresAt);

    assertThat(templates.fill("offer", Language.SPANISH, values).text()).contains(spanish);
    assertThat(templates.fill("offer", Language.ENGLISH, values).text()).contains(english);
  }

  @Test
  void oneMessageIsNotSeveral() {
    assertThat(said("not-delivered-more", Language.SPANISH, Map.of("messages", "1")))
        .contains("entregar otro mensaje tuyo.");
    assertThat(said("not-delivered-more", Language.SPANISH, Map.of("messages", "3")))
        .contains("entregar otros 3 mensajes tuyos.");
    assertThat(said("not-delivered-more", Language.ENGLISH, Map.of("messages", "1")))
        .contains("deliver another of your messages either");
    assertThat(said("not-delivered-more", Language.ENGLISH, Map.of("messages", "3")))
        .contains("deliver 3 more of your messages either");
  }

  private String said(String template, Language language, Map<String, String> values) {
    return templates.fill(template, language, values).text();
  }

  @Test
  void whichListIsAskedByTheJobs() {
    var values =
        Map.of(
            "position", "2",
            "lead1", "a",
            "code1", "K7QX",
            "category1", "plumbing",
            "district1", "150122",
            "lead2", "b",
            "code2", "M2PD",
            "category2", "painting",
            "district2", "150122");
    var message = templates.fill("which-list-2", Language.SPANISH, values);

    assertThat(message.text())
        .contains("*1.* Gasfitería en Miraflores (K7QX)\n*2.* Pintura en Miraflores (M2PD)");
    assertThat(message.wording().contentButtons())
        .extracting(Wording.Button::payload)
        .allMatch(payload -> payload.matches("choose:\\{\\{\\d}}:\\{\\{\\d}}"));
  }

  @Test
  void ratingsVotesAndCodesAreWrittenAsPeopleWriteThem() {
    var values =
        Map.of(
            "lead",
            "x",
            "code",
            "K7QX",
            "category",
            "plumbing",
            "district",
            "150122",
            "name1",
            "Gasfitería El Faro",
            "rating1",
            "4.75",
            "votes1",
            "1");

    assertThat(templates.fill("candidates-1", Language.SPANISH, values).text())
        .contains("Gasfitería El Faro · ⭐ 4.8 (1 opinión)");
    assertThat(templates.fill("candidates-1", Language.ENGLISH, values).text())
        .contains("⭐ 4.8 (1 review)");
    assertThat(templates.fill("which-offer", Language.ENGLISH, Map.of("codes", "K7QX,M2PD")).text())
        .contains("*K7QX and M2PD*");
  }

  @Test
  void whatIsMissingIsFilledInWhereThereIsAWordForIt() {
    var values = Map.of("category", "plumbing", "district", "150122", "code", "K7QX");

    assertThat(templates.fill("introduction-provider", Language.SPANISH, values).text())
        .contains("conversas con *tu cliente*: Gasfitería");
    assertThat(templates.fill("introduction-provider", Language.ENGLISH, values).text())
        .contains("*your customer*");
    assertThat(templates.fill("lead-abandoned", Language.SPANISH, Map.of()).text())
        .startsWith("Cerré tu pedido de *servicio* porque");
    assertThatThrownBy(() -> templates.check("offer-accepted", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offer-accepted lacks a value for code");
  }

  @Test
  void bothOfAPairCanOpenTheirWindowWithOneTap() {
    var values =
        Map.of(
            "provider", "Gasfitería El Faro",
            "category", "plumbing",
            "district", "150122",
            "code", "K7QX");

    for (var introduction : List.of("introduction-customer", "introduction-provider")) {
      var spanish = templates.fill(introduction, Language.SPANISH, values);
      var english = templates.fill(introduction, Language.ENGLISH, values);

      assertThat(spanish.text()).contains("Escribe o llama aquí");
      assertThat(english.text()).contains("Write or call here");
      assertThat(spanish.wording().buttons())
          .containsExactly(new Wording.Button("Empezar", "open"));
      assertThat(english.wording().buttons()).containsExactly(new Wording.Button("Start", "open"));
    }
  }

  @Test
  void aTemplateThatDoesNotExistIsRefusedBeforeItIsNeeded() {
    assertThatThrownBy(() -> templates.check("ofer", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void smsHasNoEmphasisAndSaysWhatToReply() {
    assertThat(templates.fill("offer", Language.SPANISH, OFFER).plain())
        .doesNotContain("*")
        .contains("Gasfiteria en Miraflores")
        .endsWith("Responde OK o NO.");
  }

  @Test
  void aCarrierSeesNumbersWhereValuesGo() {
    var message = templates.fill("offer", Language.SPANISH, OFFER);
    var wording = message.wording();

    assertThat(wording.contentText()).contains("*{{1}}* en *{{2}}*").doesNotContain("{category}");
    assertThat(wording.contentButtons().getFirst().payload()).isEqualTo("accept:{{5}}");
    assertThat(message.numbered()).containsEntry("1", "Gasfitería").containsEntry("3", "K7QX");
    assertThat(message.numbered().get("5")).isEqualTo(OFFER.get("offer"));
  }

  @Test
  void everyWordingHasItsOwnNameAtTheCarrier() {
    var names = templates.wordings().map(Wording::contentName).toList();

    assertThat(names).doesNotHaveDuplicates().hasSize(templates.names().size() * 2);
    assertThat(names).allMatch(name -> name.matches("[a-z0-9_]+"));
  }
}
