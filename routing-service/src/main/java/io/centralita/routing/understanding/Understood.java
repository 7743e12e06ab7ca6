package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import org.jspecify.annotations.Nullable;

/// What it means.
///
/// @param language what it is written in; null where the words do not tell
/// @param lead the lead that a tapped button names
/// @param remark what is to be said to it at once, whatever others make of it
public record Understood(
    Meaning meaning, @Nullable Language language, @Nullable LeadId lead, @Nullable Remark remark) {

  Understood(Meaning meaning, @Nullable Language language, @Nullable LeadId lead) {
    this(meaning, language, lead, null);
  }
}
