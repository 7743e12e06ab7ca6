package io.centralita.matching.lead;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Opening;
import io.centralita.contracts.routing.Meaning.OptIn;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Question;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.Relay;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.contracts.routing.Meaning.VerificationCode;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// What a person says that something is said to. The same words again need no second answer at
/// once; other words do, also where the answer is the same.
///
/// @param cause what the ids of everything that follows are derived from
/// @param words what was said, and what it was taken for
public record Prompt(UUID cause, String words) {

  public static Prompt of(MessageInterpreted said, UUID cause) {
    if (isACommand(said.meaning())) {
      return new Prompt(cause, cause.toString());
    }
    var text = Objects.requireNonNullElse(said.message().content().text(), "");
    return new Prompt(cause, said.meaning() + " " + text.strip().toLowerCase(Locale.ROOT));
  }

  /// Who says what is to be done is answered each time, however often they say it; who says "ok" or
  /// what nobody understands may be a machine that answers ours.
  private static boolean isACommand(Meaning said) {
    return switch (said) {
      case Cancel _, Decline _, Choice _, StartJob _, FinishJob _, Rate _, Pause _, Resume _ ->
          true;
      case ServiceRequest _, Accept _, OptIn _, OptOut _, Opening _, Question _, Relay _ -> false;
      case Unclear _, VerificationCode _ -> false;
    };
  }
}
