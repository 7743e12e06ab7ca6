package io.centralita.routing.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller's prices in one SMS.
class PricesTest {
  private static final List<String> NAMES =
      List.of(
          "Papa blanca",
          "Maíz amarillo duro",
          "Café pergamino",
          "Ñuña",
          "Ají [seco] {rojo}",
          "Cacao ~ 50€|".replace("|", "/"),
          "Кукуруза",
          "🌽🌽🌽",
          "Q",
          "Un nombre mucho más largo de lo que nadie daría a un cultivo");

  private final Templates templates =
      new Templates(
          new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima")),
          TemplateFile.read("/templates.yml"));

  @Test
  void eachPriceIsALineInTheReadersWords() {
    var raw =
        "Papa blanca|White potato||PEN 1.8000|5|;"
            + "Café|Coffee|La Merced|PEN 12.3480|-3|yesterday;"
            + "Maíz|Corn||USD 0.9|0|2026-11-18";

    assertThat(plain("crop-prices", Language.SPANISH, raw))
        .isEqualTo(
            """
            Precios de hoy por kg:
            Papa blanca S/1.80 +5%
            Café S/12.35 -3% La Merced (ayer)
            Maiz USD 0.90 (18 nov)
            Solo informativo.\
            """);
    assertThat(plain("crop-prices", Language.ENGLISH, raw))
        .isEqualTo(
            """
            Today's prices per kg:
            White potato S/1.80 +5%
            Coffee S/12.35 -3% La Merced (yesterday)
            Corn USD 0.90 (Nov 18)
            For information only.\
            """);
  }

  @Test
  void whatHasNoRoomIsCountedAndNoPriceIsCut() {
    var raw =
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> "Cultivo número %d|Crop number %d||PEN 1%d.50|0|".formatted(n, n, n))
            .collect(Collectors.joining(";"));

    assertThat(plain("crop-prices", Language.SPANISH, raw))
        .isEqualTo(
            """
            Precios de hoy por kg:
            Cultivo numero 1 S/11.50
            Cultivo numero 2 S/12.50
            Cultivo numero 3 S/13.50
            Cultivo numero 4 S/14.50
            +5 mas
            Solo informativo.\
            """);
    assertThat(plain("crop-prices", Language.ENGLISH, raw)).contains("S/14.50\n+5 more\n");
  }

  /// Whatever a marketplace grows, and however it writes it.
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyListIsOnePartInGsm7AndShowsAsMuchAsThereIsRoomFor(Language language) {
    var random = new Random(11);
    for (int round = 0; round < 150; round++) {
      var entries = Stream.generate(() -> entry(random)).limit(1 + random.nextInt(16)).toList();
      var template = random.nextBoolean() ? "crop-prices" : "crop-prices-earlier";

      var text = plain(template, language, String.join(";", entries));

      var segments = Segments.of(text);
      assertThat(segments.gsm()).as(text).isTrue();
      assertThat(segments.parts()).as(text).isEqualTo(1);
      assertThat(segments.units()).isLessThanOrEqualTo(160);
      var lines = text.lines().toList();
      var alone = entries.stream().map(one -> plain(template, language, one)).toList();
      int more = more(lines.get(lines.size() - 2));
      int shown = lines.size() - 2 - (more == 0 ? 0 : 1);
      assertThat(shown + more).as(text).isEqualTo(entries.size());
      assertThat(shown).isPositive();
      for (int i = 0; i < shown; i++) {
        assertThat(lines.get(1 + i)).isEqualTo(alone.get(i).lines().toList().get(1));
      }
      if (more > 0) {
        var next = alone.get(shown).lines().toList().get(1);
        var tail = more == 1 ? "" : "\n" + lines.get(lines.size() - 2);
        var longer =
            String.join("\n", lines.subList(0, 1 + shown))
                + "\n"
                + next
                + tail
                + "\n"
                + lines.getLast();
        assertThat(Segments.of(longer).parts()).as("one more would not fit").isGreaterThan(1);
      }
    }
  }

  private static int more(String line) {
    return line.matches("\\+\\d+ m(as|ore)") ? Integer.parseInt(line.replaceAll("\\D", "")) : 0;
  }

  private static String entry(Random random) {
    return String.join(
        "|",
        NAMES.get(random.nextInt(NAMES.size())),
        NAMES.get(random.nextInt(NAMES.size())),
        random.nextBoolean() ? "" : NAMES.get(random.nextInt(NAMES.size())),
        "PEN " + random.nextInt(1, 1_000_000) / 100.0,
        "" + (random.nextInt(5) - 2) * 10,
        List.of("", "yesterday", "2026-11-18").get(random.nextInt(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Papa", "Papa|Potato||PEN|0|", "Papa|Potato||PEN 1|x|"})
  void whatIsNoListOfPricesIsRefused(String raw) {
    assertThatThrownBy(() -> templates.check("crop-prices", Map.of("prices", raw)))
        .isInstanceOf(RuntimeException.class);
  }

  private String plain(String template, Language language, String raw) {
    return templates.fill(template, language, Map.of("prices", raw)).plain();
  }
}
