package io.centralita.routing.assistant;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.routing.Meaning;
import io.centralita.routing.understanding.Understood;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a model says that a text asks for. It is advice: a model that was talked into something can
/// have a person asked a question, and never open a lead by itself.
///
/// @param category a code of the tenant's; null when it sees no request
record Opinion(@Nullable String category) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 500;
  static final String FIELD = "category";
  static final String NONE = "none";

  /// @return nothing for what is no answer: prose, a code that the tenant has not, something long
  static Optional<Opinion> read(String said, ServiceCatalogue catalogue) {
    if (said.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var answer = JSON.readTree(said);
      if (!answer.isObject() || answer.size() != 1 || !answer.path(FIELD).isString()) {
        return Optional.empty();
      }
      var code = answer.path(FIELD).asString();
      if (code.equals(NONE)) {
        return Optional.of(new Opinion(null));
      }
      return catalogue.category(code).map(category -> new Opinion(category.code()));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// What a text means of which the classifier was not sure. What both see is a request; what the
  /// model alone sees is asked about.
  Understood of(Understood unsure) {
    if (!(unsure.meaning() instanceof Meaning.Unclear unclear) || category == null) {
      return unsure;
    }
    Meaning meaning =
        unclear.candidates().contains(category)
            ? new Meaning.ServiceRequest(category, unclear.district())
            : new Meaning.Unclear(List.of(category), unclear.district());
    return new Understood(meaning, unsure.language(), unsure.lead(), unsure.remark());
  }
}
