package io.centralita.matching.message;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.message.Reply.Answer;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks which service is meant where that is not sure, and takes up the answer: a tap, a number,
/// the service's name, or first the place. What is not clear never becomes a lead.
@Component
final class ServiceQuestions {
  private final ServiceQuestionStore store;
  private final Catalogues catalogues;
  private final InstantSource clock;

  ServiceQuestions(ServiceQuestionStore store, Catalogues catalogues, InstantSource clock) {
    this.store = store;
    this.catalogues = catalogues;
    this.clock = clock;
  }

  /// @return the question, where there is one to ask
  Optional<Answer> ask(MessageInterpreted said, Unclear unclear) {
    var tenant = said.message().tenant();
    var offered =
        unclear.candidates().stream().filter(code -> catalogues.hasCategory(tenant, code)).toList();
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    var before = waiting(said);
    var district =
        unclear.district() == null && before.isPresent()
            ? before.get().district()
            : unclear.district();
    return Optional.of(keep(said, new ServiceQuestion(offered, district, clock.instant())));
  }

  /// What a person means who was asked, or the same again where it has nothing to do with the
  /// question.
  Meaning resolved(MessageInterpreted said) {
    return offered(said, answered(said, waiting(said)));
  }

  /// A catalogue may have changed while a message was under way.
  private Meaning offered(MessageInterpreted said, Meaning meaning) {
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

  private static Meaning answered(MessageInterpreted said, Optional<ServiceQuestion> waiting) {
    if (waiting.isEmpty()) {
      return said.meaning();
    }
    var question = waiting.get();
    return switch (said.meaning()) {
      case Meaning.Choice(int position) -> request(question.chosen(position), question, said);
      case Meaning.Accept(var reference) when reference == null ->
          request(question.agreed(), question, said);
      case ServiceRequest(var category, var district) when category != null ->
          new ServiceRequest(category, district == null ? question.district() : district);
      case Meaning other -> other;
    };
  }

  private static Meaning request(
      Optional<String> category, ServiceQuestion question, MessageInterpreted said) {
    return category
        .<Meaning>map(code -> new ServiceRequest(code, question.district()))
        .orElse(said.meaning());
  }

  /// They said where, and not yet what: the question again, for that place.
  Optional<Answer> askedAgain(MessageInterpreted said, @Nullable String place) {
    return place == null
        ? Optional.empty()
        : waiting(said).map(question -> keep(said, question.in(place, clock.instant())));
  }

  void answered(MessageInterpreted said) {
    store.end(said.message().tenant(), said.message().from().ref());
  }

  private Optional<ServiceQuestion> waiting(MessageInterpreted said) {
    return store
        .find(said.message().tenant(), said.message().from().ref())
        .filter(question -> question.waitedAt(said.message().receivedAt()));
  }

  private Answer keep(MessageInterpreted said, ServiceQuestion question) {
    store.keep(said.message().tenant(), said.message().from().ref(), question);
    return question.asked();
  }
}
