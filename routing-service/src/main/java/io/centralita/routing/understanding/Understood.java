package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it means.
///
/// @param language what it is written in; null where the words do not tell
/// @param lead the lead that a tapped button names
/// @param remark what is to be said to it at once, whatever others make of it
/// @param also what else is asked for, in their order
public record Understood(
    Meaning meaning,
    @Nullable Language language,
    @Nullable LeadId lead,
    @Nullable Remark remark,
    List<ServiceRequest> also) {
  public Understood {
    also = List.copyOf(also);
  }

  public Understood(
      Meaning meaning,
      @Nullable Language language,
      @Nullable LeadId lead,
      @Nullable Remark remark) {
    this(meaning, language, lead, remark, List.of());
  }

  Understood(Meaning meaning, @Nullable Language language, @Nullable LeadId lead) {
    this(meaning, language, lead, null);
  }
}
