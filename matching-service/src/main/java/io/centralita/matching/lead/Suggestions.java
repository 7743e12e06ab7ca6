package io.centralita.matching.lead;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.OpenQuestions;
import io.centralita.matching.question.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Remembers what people are asked where it is asked, so that their next bare word or number is
/// about that and not about something older. Who is asked what they need, or where, gets something
/// to tap: the most likely answers, once there are enough of them.
@Component
final class Suggestions {
  private static final String LEAD = "lead";

  private final SuggestionStore store;
  private final OpenQuestions questions;

  Suggestions(SuggestionStore store, OpenQuestions questions) {
    this.store = store;
    this.questions = questions;
  }

  /// The same notice where it asks for nothing, or nothing is likely.
  Notice on(Notice notice, TenantId tenant) {
    var person = notice.to().ref();
    return switch (notice.template()) {
      case "ask-district" -> places(notice, tenant, store.districts(tenant, person));
      case "ask-category" -> services(notice, tenant, store.categories(tenant, person));
      case "rate-job", "remind-rate" -> waiting(notice, tenant, Kind.STARS, LEAD, null);
      case "asked-elsewhere" -> waiting(notice, tenant, Kind.MOVE, "choice2", LEAD);
      case String list when list.startsWith("candidates-") || list.startsWith("not-free-") ->
          over(notice, tenant);
      case String _ -> notice;
    };
  }

  /// @param option the variable that names what a yes or a number is about
  private Notice waiting(
      Notice notice, TenantId tenant, Kind kind, String option, @Nullable String detail) {
    var told = notice.variables();
    String only = Objects.requireNonNull(told.get(option));
    var options = List.of(only);
    var about = detail == null ? null : told.get(detail);
    questions.ask(
        tenant, notice.to().ref(), new Which(kind, options, about, notice.template(), told));
    return notice;
  }

  /// A number is now one of the list that this shows.
  private Notice over(Notice notice, TenantId tenant) {
    questions.end(tenant, notice.to().ref());
    return notice;
  }

  private Notice places(Notice notice, TenantId tenant, List<String> districts) {
    var category = notice.variables().get("category");
    return ask(notice, tenant, Kind.PLACE, districts, category, "district", category + ":%s");
  }

  private Notice services(Notice notice, TenantId tenant, List<String> categories) {
    var district = notice.variables().get("district");
    return ask(notice, tenant, Kind.SERVICE, categories, district, "category", "%s:" + district);
  }

  private Notice ask(
      Notice notice,
      TenantId tenant,
      Kind kind,
      List<String> codes,
      @Nullable String known,
      String name,
      String need) {
    if (codes.size() < SuggestionStore.MOST) {
      return over(notice, tenant);
    }
    var variables = new HashMap<>(notice.variables());
    for (int i = 0; i < codes.size(); i++) {
      variables.put(name + (i + 1), codes.get(i));
      variables.put("need" + (i + 1), need.formatted(codes.get(i)));
    }
    var which = new Which(kind, codes, known, notice.template() + "-3", variables);
    questions.ask(tenant, notice.to().ref(), which);
    return new Notice(
        notice.to(),
        which.template(),
        which.variables(),
        notice.id(),
        notice.timeZone(),
        notice.language());
  }
}
