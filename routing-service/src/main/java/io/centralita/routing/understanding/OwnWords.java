package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.routing.understanding.Examples.Example;
import io.centralita.routing.understanding.Examples.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a marketplace itself says of the categories that are its own. Where its examples claim a
/// text that everybody knows from another trade, that text is not learned: leaking gas is the
/// plumber's to most, and not to whom offers gas fitters.
final class OwnWords {
  /// With fewer examples nothing can be said of what is like them.
  private static final int FEWEST = 5;

  private static final double CLAIMED = 0.5;

  private final @Nullable Categories categories;

  private OwnWords(@Nullable Categories categories) {
    this.categories = categories;
  }

  /// @param own categories that nobody else has by that code
  static OwnWords of(List<ServiceCategory> own) {
    var examples = new ArrayList<Example>();
    for (var category : own) {
      if (category.examples().size() < FEWEST) {
        continue;
      }
      for (var text : category.examples()) {
        examples.add(new Example(category.code(), text, examples.size(), Origin.ASKING));
      }
    }
    return new OwnWords(examples.isEmpty() ? null : Categories.learn(examples));
  }

  /// Whether the text may stand for the category.
  boolean allow(String text, String category) {
    if (categories == null) {
      return true;
    }
    var likeliest = categories.weigh(text, Tokens.of(text)).which().getFirst();
    return likeliest.code().equals(category) || likeliest.share() < CLAIMED;
  }
}
