package io.centralita.audit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.ErrorResponseException;

class FiltersTest {
  private static final UUID ID = UUID.fromString("018f4c2e-7a10-8056-9c3d-a1b2c3d40056");

  @Test
  void withoutFiltersEverythingIsMeantAndAPageIsSmall() {
    var none = filters();

    assertThat(none.id("id")).isEmpty();
    assertThat(none.limit()).isEqualTo(50);
    assertThat(none.cursor()).isEmpty();
    assertThat(filters("id", "").id("id")).isEmpty();
  }

  @Test
  void aPlaceIsFoundAgainToTheLastMicrosecond() {
    var place = new Cursor(Instant.parse("2026-11-20T15:00:00.123456Z"), ID);

    assertThat(filters("cursor", place.text()).cursor()).contains(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T15:00:00Z",
        "2026-11-20T10:00:00-05:00",
        "2026-11-20T16:00:00+01:00",
        "2026-11-20T16:00:00 01:00"
      })
  void aTimeMayBeWrittenInAnyZone(String text) {
    assertThat(filters("time", text).time("time")).contains(Instant.parse("2026-11-20T15:00:00Z"));
  }

  @Test
  void whatCannotBeReadIsRefusedByNameAndNotRepeated() {
    refused("filter-malformed", "<script>", given -> given.id("id"), "id");
    refused("filter-malformed", "<script>", given -> given.time("time"), "time");
    refused("filter-malformed", "<script>", Filters::cursor, "cursor");
    refused("filter-malformed", "<script>", Filters::limit, "limit");
    refused("filter-malformed", "201", Filters::limit, "limit");
    refused("filter-malformed", "-1", Filters::limit, "limit");
    refused("filter-malformed", "99999999999", Filters::limit, "limit");
    refused("filter-malformed", "Some Thing", given -> given.code("code"), "code");
    refused("filter-malformed", "a b", given -> given.ref("ref"), "ref");
    refused("filter-malformed", "x".repeat(201), given -> given.text("text"), "text");
    refused("filter-malformed", "three", given -> given.oneOf("id", List.of("one"), s -> s), "id");
    refused("filter-malformed", "Zz", Filters::cursor, "cursor");
    refused("filter-malformed", "ZzZz", Filters::cursor, "cursor");
    refused("filter-malformed", "_".repeat(38), Filters::cursor, "cursor");
    refused("filter-malformed", "f".repeat(38), Filters::cursor, "cursor");
    refused("filter-malformed", "+99999-01-01T00:00:00Z", given -> given.time("time"), "time");
  }

  @Test
  void aFilterThatIsMistypedIsNotPassedOver() {
    assertThatThrownBy(() -> filters("ids", "1"))
        .satisfies(problem -> code(problem, "filter-unknown"));
  }

  @Test
  void aFilterIsGivenOnce() {
    var twice = new LinkedMultiValueMap<String, String>();
    twice.put("id", List.of(ID.toString(), ID.toString()));

    assertThatThrownBy(() -> new Filters(twice, List.of("id")).id("id"))
        .satisfies(problem -> code(problem, "filter-repeated"));
  }

  @Test
  void aPageSaysWhetherThereIsMore() {
    var found =
        IntStream.range(0, 3).mapToObj(i -> new Cursor(Instant.ofEpochSecond(i), ID)).toList();

    assertThat(Page.of(found, 3, place -> place)).isEqualTo(new Page<>(found, null));
    var page = Page.of(found, 2, place -> place);
    assertThat(page.items()).hasSize(2);
    assertThat(filters("cursor", Objects.requireNonNull(page.next())).cursor())
        .contains(found.get(1));
    assertThat(Page.of(Collections.<Cursor>emptyList(), 2, place -> place).next()).isNull();
  }

  private static void refused(String code, String text, Consumer<Filters> reading, String name) {
    assertThatThrownBy(() -> reading.accept(filters(name, text)))
        .satisfies(problem -> code(problem, code))
        .message()
        .contains(name)
        .doesNotContain(text);
  }

  private static void code(Throwable problem, String code) {
    assertThat(problem)
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refusal ->
                assertThat(Objects.requireNonNull(refusal.getBody().getProperties()))
                    .containsEntry("code", code));
  }

  private static Filters filters(String... namesAndValues) {
    var values = new LinkedMultiValueMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Filters(values, List.of("id", "time", "code", "ref", "text"));
  }
}
