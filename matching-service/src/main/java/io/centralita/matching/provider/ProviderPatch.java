package io.centralita.matching.provider;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.problem.StrictJson;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is to change about a provider, as JSON Merge Patch (RFC 7396): a field that is there
/// changes, null takes it away.
record ProviderPatch(JsonNode fields) {
  private static final JsonMapper JSON = StrictJson.mapper();
  private static final TypeReference<List<@Nullable String>> CODES = new TypeReference<>() {};
  private static final Set<String> CHANGEABLE =
      Set.of(
          "name",
          "phone",
          "channel",
          "language",
          "categories",
          "districts",
          "rating",
          "votes",
          "timeZone",
          "hours",
          "jobsAtOnce");

  ProviderPatch {
    var unknown = new HashSet<String>();
    fields.propertyNames().forEach(unknown::add);
    unknown.removeAll(CHANGEABLE);
    if (!fields.isObject() || !unknown.isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "patch-unknown-field",
          "Send an object with some of " + CHANGEABLE.stream().sorted().toList());
    }
  }

  /// @param rating that the directory came with, without what customers gave here
  /// @throws org.springframework.web.ErrorResponseException when a value is of another kind
  ProviderRow over(Provider before, Rating rating) {
    var times = before.times();
    var zone = times.zone();
    var hours = times.hours();
    try {
      return new ProviderRow(
          before.externalId(),
          value("name", String.class, before.name()),
          value("phone", String.class, null),
          value("channel", Channel.class, before.address().channel()),
          value("language", Language.class, before.language()),
          list("categories", before.categories()),
          list("districts", before.districts()),
          value("rating", BigDecimal.class, rating.stars()),
          value("votes", Integer.class, rating.votes()),
          value("timeZone", String.class, zone == null ? null : zone.getId()),
          value("hours", String.class, hours == null ? null : hours.text()),
          value("jobsAtOnce", Integer.class, times.jobsAtOnce()));
    } catch (JacksonException unreadable) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "patch-unreadable", "A field has a value of another kind");
    }
  }

  private <T> @Nullable T value(String field, Class<T> type, @Nullable T before) {
    return fields.has(field) ? JSON.treeToValue(fields.get(field), type) : before;
  }

  private @Nullable List<@Nullable String> list(String field, List<String> before) {
    if (!fields.has(field)) {
      return List.copyOf(before);
    }
    List<@Nullable String> patched = JSON.treeToValue(fields.get(field), CODES);
    return patched == null ? List.of() : patched;
  }
}
