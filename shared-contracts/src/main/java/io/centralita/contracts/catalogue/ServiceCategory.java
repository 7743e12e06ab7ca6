package io.centralita.contracts.catalogue;

import io.centralita.contracts.values.Language;
import java.util.List;

/// A kind of job.
///
/// @param code what travels and is stored
/// @param examples what people write when they need it
public record ServiceCategory(
    String code, String spanishName, String englishName, List<String> examples) {

  public ServiceCategory {
    examples = List.copyOf(examples);
  }

  public String name(Language language) {
    return switch (language) {
      case SPANISH -> spanishName;
      case ENGLISH -> englishName;
    };
  }
}
