package io.centralita.matching.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.matching.upload.RowErrors.RowError;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class RowReaderTest {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=utf-8");

  private static final Set<String> COLUMNS = Set.of("crop", "market", "list", "price");

  private final List<Row> rows = new ArrayList<>();

  @Test
  void csvAndJsonAreTheSameRows() throws Exception {
    read(
        CSV,
        "\uFEFFcrop,market,list,price\r\npapa, \"Lima, La Parada\" ,a; b,1.80\r\n\r\ncafé,,,\n");
    var csv = List.copyOf(rows);
    rows.clear();
    read(
        MediaType.APPLICATION_JSON,
        """
        [{"crop": "papa", "market": "Lima, La Parada", "list": ["a", "b"], "price": 1.80},
         {"crop": "café", "market": null}]
        """);

    for (var each : List.of(csv, rows)) {
      assertThat(each).extracting(Row::number).containsExactly(1, 2);
      assertThat(each.getFirst().text("market")).isEqualTo("Lima, La Parada");
      assertThat(each.getFirst().list("list")).containsExactly("a", "b");
      assertThat(each.getFirst().text("price")).startsWith("1.8");
      assertThat(each.getLast().text("crop")).isEqualTo("café");
      assertThat(each.getLast().text("market")).isEmpty();
      assertThat(each.getLast().list("list")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"crop\": \"papa\"}, 7]",
        "[{\"crop\": \"papa\"}, {\"crop\": {\"name\": \"x\"}}]",
        "[{\"crop\": \"papa\"}, {\"crop\"",
        "[{\"crop\": \"papa\"}",
        "[{\"crop\": \"papa\"}, nothing]"
      })
  void whatIsNoJsonSaysAtWhichRow(String broken) {
    assertThatThrownBy(() -> read(MediaType.APPLICATION_JSON, broken))
        .isInstanceOf(RowReader.Unreadable.class)
        .hasMessageContaining("Row 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crop,market\npapa,Lima\ncafé", "crop,market\npapa,Lima\n\"café,Lima\n"})
  void whatIsNoCsvSaysAtWhichRow(String broken) {
    assertThatThrownBy(() -> read(CSV, broken))
        .isInstanceOf(RowReader.Unreadable.class)
        .hasMessageContaining("Row 2");
  }

  @Test
  void anotherEncodingIsNotTakenForNames() {
    var latin = "crop\ncafé\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () -> RowReader.read(CSV, new ByteArrayInputStream(latin), COLUMNS, rows::add))
        .isInstanceOfSatisfying(
            RowReader.Unreadable.class,
            error -> assertThat(error.error().code()).isEqualTo("no-text"));
  }

  @Test
  void semicolonsBetweenTheCellsAreAsGoodAsCommas() throws Exception {
    read(CSV, "\uFEFFcrop;market;list;price\r\npapa;Lima, La Parada;\"a;b\";1,80\r\n");

    assertThat(rows.getFirst().text("market")).isEqualTo("Lima, La Parada");
    assertThat(rows.getFirst().list("list")).containsExactly("a", "b");
    assertThat(rows.getFirst().decimal("price")).contains(new BigDecimal("1.80"));
  }

  @Test
  void whatIsAThousandOrOneIsNoNumber() {
    assertThat(new Row(1, Map.of("price", "1,000")).decimal("price")).isEmpty();
    assertThat(new Row(1, Map.of("price", "4.5")).decimal("price")).contains(new BigDecimal("4.5"));
    assertThat(new Row(1, Map.of()).decimal("price")).isEmpty();
  }

  @Test
  void columnsThatNobodyKnowsAreNamedInsteadOfLeftOut() {
    for (var wrong :
        Map.of(CSV, "crop,marcet\npapa,Lima\n", MediaType.APPLICATION_JSON, "[{\"marcet\": 1}]")
            .entrySet()) {
      assertThatThrownBy(() -> read(wrong.getKey(), wrong.getValue()))
          .isInstanceOfSatisfying(
              RowReader.Unreadable.class,
              error ->
                  assertThat(error.error()).isEqualTo(new RowError(1, "marcet", "unknown-column")));
    }
    assertThat(rows).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "crop\\tmarket\\npapa\\tLima, tab, wrong-separator",
    "crop|market\\npapa|Lima, |, wrong-separator",
    "crop;crop;market\\npapa;papa;Lima, crop, repeated-column",
    "crop;;market\\npapa;x;Lima, 2, unknown-column",
    "crop;+51987654321\\npapa;x, 2, unknown-column"
  })
  void aHeadThatCannotBeReadSaysWhere(String file, String field, String code) {
    assertThatThrownBy(() -> read(CSV, file.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOfSatisfying(
            RowReader.Unreadable.class,
            error -> assertThat(error.error()).isEqualTo(new RowError(1, field, code)));
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() {
    assertThatThrownBy(() ->
            read(MediaType.APPLICATION_JSON, "[{\"crop\":\"a\"},{\"crop\":\"b\",\"crop\":\"c\"}]"))
        .isInstanceOfSatisfying(
            RowReader.Unreadable.class,
            error ->
                assertThat(error.error()).isEqualTo(new RowError(2, "crop", "repeated-column")));
  }

  @Test
  void aFileWithNothingInItHasNoRows() throws Exception {
    for (var nothing : List.of("", "\uFEFF", "\n", "crop,market\n")) {
      read(CSV, nothing);
    }
    read(MediaType.APPLICATION_JSON, "");
    assertThat(rows).isEmpty();
  }

  @Test
  void aFileWithoutAHeadTellsNobodysNumber() {
    assertThatThrownBy(() -> read(CSV, "papa,+51987654321\n"))
        .isInstanceOfSatisfying(
            RowReader.Unreadable.class,
            error -> assertThat(error.toString() + error.error()).doesNotContain("987"));
  }

  private void read(MediaType type, String text) throws RowReader.Unreadable {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    RowReader.read(type, new ByteArrayInputStream(bytes), COLUMNS, rows::add);
  }
}
