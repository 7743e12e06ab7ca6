package io.centralita.routing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import io.centralita.routing.template.Formats.Kind;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final Formats formats = new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima"));

  @Test
  void aTextIsOneLineOfAtMostAHundredCharacters() {
    assertThat(text(" Taller\n\n de  al lado ")).isEqualTo("Taller de al lado");
    assertThat(text("a".repeat(100))).isEqualTo("a".repeat(100));
    assertThat(text("a".repeat(5_000))).isEqualTo("a".repeat(100) + "…");
  }

  @Test
  void whatPeopleSeeAsOneCharacterIsNotCutInTwo() {
    var family = "👨‍👩‍👧‍👦";

    assertThat(text("a".repeat(95) + family)).isEqualTo("a".repeat(95) + "…");
  }

  @Test
  void moneyDaysAndDistancesAreWrittenAsPeopleWriteThem() {
    assertThat(readable(Kind.MONEY, "PEN 1234.5", Language.SPANISH)).isEqualTo("S/ 1,234.50");
    assertThat(readable(Kind.MONEY, "PEN 0.8", Language.ENGLISH)).isEqualTo("S/ 0.80");
    // Half past eleven at night in Lima is another day in London.
    assertThat(readable(Kind.DAY, "2026-11-21T04:30:00Z", Language.SPANISH))
        .isEqualTo("viernes, 20 de noviembre");
    assertThat(readable(Kind.DAY, "2026-11-21T04:30:00Z", Language.ENGLISH))
        .isEqualTo("Friday, November 20");
    assertThat(readable(Kind.DISTANCE, "849.6", Language.SPANISH)).isEqualTo("850 m");
    assertThat(readable(Kind.DISTANCE, "1250", Language.ENGLISH)).isEqualTo("1.3 km");
    assertThat(readable(Kind.STARS, "1", Language.SPANISH)).isEqualTo("1 estrella");
    assertThat(readable(Kind.STARS, "4", Language.ENGLISH)).isEqualTo("4 stars");
    assertThat(readable(Kind.VOTES, "1200", Language.SPANISH)).isEqualTo("1,200 opiniones");
    assertThat(readable(Kind.CODES, "K7QX,M2PD,Z9ZW", Language.SPANISH))
        .isEqualTo("K7QX, M2PD y Z9ZW");
  }

  private String readable(Kind kind, String raw, Language language) {
    return formats.readable(kind, raw, language).replace('\u00a0', ' ');
  }

  private String text(String raw) {
    return formats.readable(Kind.TEXT, raw, Language.SPANISH);
  }
}
