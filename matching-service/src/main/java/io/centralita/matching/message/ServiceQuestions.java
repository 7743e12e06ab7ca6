package io.centralita.matching.message;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.question.OpenQuestion;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.OpenQuestions;
import io.centralita.matching.question.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks which service is meant where that is not sure. What is not clear never becomes a lead.
@Component
final class ServiceQuestions {
  /// A message has no more buttons.
  private static final int MOST_SHOWN = 3;

  private final OpenQuestions questions;
  private final Catalogues catalogues;

  ServiceQuestions(OpenQuestions questions, Catalogues catalogues) {
    this.questions = questions;
    this.catalogues = catalogues;
  }

  /// @return the question, where there is one to ask
  Optional<Which> about(MessageInterpreted said, Unclear unclear) {
    var tenant = said.message().tenant();
    var offered =
        unclear.candidates().stream().filter(code -> catalogues.hasCategory(tenant, code)).toList();
    if (offered.isEmpty()) {
      return in(said, unclear.district());
    }
    return Optional.of(
        unclear.district() == null
            ? which(offered, waiting(said).map(OpenQuestion::detail).orElse(null))
            : which(offered, unclear.district()));
  }

  /// They said where, and not yet what: the question again, for that place.
  Optional<Which> in(MessageInterpreted said, @Nullable String place) {
    return place == null || !catalogues.hasDistrict(said.message().tenant(), place)
        ? Optional.empty()
        : waiting(said).map(question -> which(question.options(), place));
  }

  private Optional<OpenQuestion> waiting(MessageInterpreted said) {
    return questions.waiting(said).filter(question -> question.kind() == Kind.SERVICE);
  }

  /// What else they asked for, which nobody looks for yet.
  Optional<Which> also(MessageInterpreted said) {
    var jobs =
        Objects.requireNonNullElse(said.also(), List.<ServiceRequest>of()).stream()
            .flatMap(job ->
                offered(said, job) instanceof ServiceRequest known
                    ? Stream.of(known)
                    : Stream.empty())
            .filter(job -> job.category() != null)
            .map(OpenQuestion::option)
            .toList();
    return jobs.isEmpty() ? Optional.empty() : Optional.of(also(jobs));
  }

  private static Which also(List<String> jobs) {
    var variables = new HashMap<String, String>();
    var shown = jobs.stream().limit(MOST_SHOWN).toList();
    for (int i = 0; i < shown.size(); i++) {
      variables.put("category" + (i + 1), shown.get(i).split(":", 2)[0]);
      variables.put("need" + (i + 1), shown.get(i));
    }
    return new Which(Kind.ALSO, jobs, null, "also-asked-" + shown.size(), variables);
  }

  /// A catalogue may have changed while a message was under way.
  Meaning offered(MessageInterpreted said, Meaning meaning) {
    if (meaning instanceof ServiceRequest(var category, var district)) {
      var tenant = said.message().tenant();
      var job = category != null && catalogues.hasCategory(tenant, category) ? category : null;
      var place = district != null && catalogues.hasDistrict(tenant, district) ? district : null;
      return job == null && place == null
          ? new Unclear(null, null)
          : new ServiceRequest(job, place);
    }
    return meaning;
  }

  /// With a button for each.
  static Which which(List<String> categories, @Nullable String district) {
    var variables = new HashMap<String, String>();
    for (int i = 0; i < categories.size(); i++) {
      var category = categories.get(i);
      variables.put("category" + (i + 1), category);
      variables.put("choice" + (i + 1), district == null ? category : category + ":" + district);
    }
    return new Which(Kind.SERVICE, categories, district, "perhaps-" + categories.size(), variables);
  }
}
