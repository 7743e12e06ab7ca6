package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SpokenTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What our own buttons stand for: `accept:<offer>`, `decline:<offer>`, `choose:<lead>:<n>`,
/// `need:<category>[:<district>]`, `move:<lead>:<district>`, `start:<lead>`, `finish:<lead>`,
/// `cancel:<lead>`, `rate:<lead>:<stars>`, `pause`, `pause:tomorrow`, `resume`, `open`.
final class Payloads {
  private static final Pattern CHOICE =
      Pattern.compile("choose:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}):([1-9])");
  private static final Pattern NEED = Pattern.compile("need:([\\w.-]{1,40})(?::([\\w.-]{1,40}))?");
  private static final Pattern MOVE =
      Pattern.compile(
          "move:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}):([\\w.-]{1,40})");
  private static final Pattern JOB =
      Pattern.compile(
          "(start|finish|cancel|rate):(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?::([1-5]))?");
  private static final String ACCEPT = "accept:";
  private static final String DECLINE = "decline:";

  private Payloads() {}

  static Optional<Understood> read(String payload) {
    if (payload.startsWith(ACCEPT)) {
      return Optional.of(meaning(new Meaning.Accept(payload.substring(ACCEPT.length()))));
    }
    if (payload.startsWith(DECLINE)) {
      return Optional.of(meaning(new Meaning.Decline(payload.substring(DECLINE.length()))));
    }
    if (payload.equals("pause")) {
      return Optional.of(meaning(new Meaning.Pause(null)));
    }
    if (payload.equals("pause:tomorrow")) {
      var tomorrow = new SpokenTime(SpokenTime.Day.TOMORROW, null, null, null);
      return Optional.of(meaning(new Meaning.Pause(null, tomorrow)));
    }
    if (payload.equals("resume")) {
      return Optional.of(meaning(new Meaning.Resume()));
    }
    if (payload.equals("open")) {
      return Optional.of(meaning(new Meaning.Opening()));
    }
    var need = NEED.matcher(payload);
    if (need.matches()) {
      return Optional.of(meaning(new Meaning.ServiceRequest(need.group(1), need.group(2))));
    }
    var move = MOVE.matcher(payload);
    if (move.matches()) {
      return Optional.of(
          new Understood(
              new Meaning.ServiceRequest(null, move.group(2)), null, LeadId.of(move.group(1))));
    }
    var job = JOB.matcher(payload);
    if (job.matches()) {
      return job(job.group(1), job.group(2), job.group(3));
    }
    var choice = CHOICE.matcher(payload);
    return choice.matches()
        ? Optional.of(
            new Understood(
                new Meaning.Choice(Integer.parseInt(choice.group(2))),
                null,
                LeadId.of(choice.group(1))))
        : Optional.empty();
  }

  private static Optional<Understood> job(String word, String lead, @Nullable String stars) {
    var meaning =
        switch (word) {
          case "start" -> new Meaning.StartJob(lead);
          case "finish" -> new Meaning.FinishJob(lead);
          case "cancel" -> new Meaning.Cancel(lead);
          case String _ -> stars == null ? null : new Meaning.Rate(Integer.parseInt(stars), lead);
        };
    return meaning == null
        ? Optional.empty()
        : Optional.of(new Understood(meaning, null, LeadId.of(lead)));
  }

  private static Understood meaning(Meaning meaning) {
    return new Understood(meaning, null, null);
  }
}
