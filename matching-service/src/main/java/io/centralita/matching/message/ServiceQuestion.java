package io.centralita.matching.message;

import io.centralita.matching.message.Reply.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer wrote what may be about these services, and was asked which.
///
/// @param categories codes, one to three, as the question counts them
/// @param district where, as far as they said
record ServiceQuestion(List<String> categories, @Nullable String district, Instant askedAt) {
  private static final Duration WAITS = Duration.ofDays(1);

  ServiceQuestion {
    categories = List.copyOf(categories);
  }

  /// Nobody answers what they have not been asked, or were asked long ago.
  boolean waitedAt(Instant saidAt) {
    return !askedAt.isAfter(saidAt) && saidAt.isBefore(askedAt.plus(WAITS));
  }

  /// @param position counted from 1
  Optional<String> chosen(int position) {
    return position < 1 || position > categories.size()
        ? Optional.empty()
        : Optional.of(categories.get(position - 1));
  }

  /// "Yes", where there was one to say it to.
  Optional<String> agreed() {
    return categories.size() == 1 ? chosen(1) : Optional.empty();
  }

  ServiceQuestion in(String place, Instant now) {
    return new ServiceQuestion(categories, place, now);
  }

  /// The question, with a button for each.
  Answer asked() {
    var variables = new HashMap<String, String>();
    for (int i = 0; i < categories.size(); i++) {
      var category = categories.get(i);
      variables.put("category" + (i + 1), category);
      variables.put("choice" + (i + 1), district == null ? category : category + ":" + district);
    }
    return new Answer("perhaps-" + categories.size(), variables);
  }
}
