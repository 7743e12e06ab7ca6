package io.centralita.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.centralita.contracts.values.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What callers send is of the kind that a field takes, or refused.
class StrictJsonTest {
  private static final JsonMapper JSON = StrictJson.mapper();

  record Body(
      @Nullable String text,
      int count,
      @Nullable Integer votes,
      @Nullable Long size,
      @Nullable BigDecimal rating,
      @Nullable Double latitude,
      @Nullable Boolean paused,
      @Nullable Language language,
      @Nullable Instant until,
      @Nullable Duration within,
      @Nullable LocalDate day,
      @Nullable UUID id,
      @Nullable List<@Nullable String> codes) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'text':3}",
        "{'text':1.5}",
        "{'text':true}",
        "{'text':{}}",
        "{'text':['a']}",
        "{'count':'3'}",
        "{'count':3.0}",
        "{'count':true}",
        "{'count':null}",
        "{'count':''}",
        "{'votes':'3'}",
        "{'votes':1.5}",
        "{'votes':''}",
        "{'votes':false}",
        "{'votes':[3]}",
        "{'votes':99999999999}",
        "{'size':'3'}",
        "{'size':2.5}",
        "{'rating':'4.5'}",
        "{'rating':true}",
        "{'rating':''}",
        "{'latitude':'1'}",
        "{'latitude':''}",
        "{'latitude':false}",
        "{'paused':'true'}",
        "{'paused':1}",
        "{'paused':0}",
        "{'paused':''}",
        "{'language':0}",
        "{'language':'0'}",
        "{'language':''}",
        "{'language':'klingon'}",
        "{'until':1800000000}",
        "{'until':''}",
        "{'until':'tomorrow'}",
        "{'within':900}",
        "{'within':1.5}",
        "{'within':'900'}",
        "{'within':''}",
        "{'day':20000}",
        "{'day':''}",
        "{'day':[2026,11,22]}",
        "{'id':3}",
        "{'id':''}",
        "{'codes':'a'}",
        "{'codes':[1]}",
        "{'codes':''}",
        "{'codes':[true]}",
        "{'another':1}",
        "{'count':3,'count':4}",
        "{'count':3} x",
        "''",
        "'{}'",
        "3",
        "[]"
      })
  void whatIsOfAnotherKindIsRefused(String sent) {
    var body = sent.contains("count") ? sent : sent.replace("{'", "{'count':1,'");
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.readValue(body.replace('\'', '"'), Body.class));
  }

  @Test
  void whatIsOfItsKindIsTaken() {
    var body =
        """
        {"text":"","count":3,"votes":0,"size":5000000000,"rating":4.5,"latitude":-12,"paused":true,
         "language":"es","until":"2026-11-22T10:00:00-05:00","within":"PT15M","day":"2026-11-22",
         "id":"0190b3f4-7c1e-7d2a-9b60-6c1f0e5a1234","codes":["a",null]}\
        """;

    assertThat(JSON.readValue(body, Body.class))
        .satisfies(read -> assertThat(read.until()).isEqualTo("2026-11-22T15:00:00Z"))
        .satisfies(read -> assertThat(read.within()).isEqualTo(Duration.ofMinutes(15)))
        .satisfies(read -> assertThat(read.rating()).isEqualByComparingTo("4.5"));
    assertThat(JSON.readValue("{\"count\":1,\"rating\":5}", Body.class).rating())
        .isEqualByComparingTo("5");
  }

  @Test
  void partsOfATreeAreReadTheSameWay() {
    JsonNode tree = JSON.readTree("{\"count\":\"3\",\"rating\":\"4.5\",\"votes\":1.5,\"day\":3}");

    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.treeToValue(tree.get("count"), Integer.class));
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.treeToValue(tree.get("rating"), BigDecimal.class));
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.treeToValue(tree.get("votes"), Integer.class));
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> JSON.treeToValue(tree.get("day"), String.class));
  }
}
