package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.message.Reply.Ask;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancelDecisionTest {
  private static final String SURCO = "150140";
  private static final String LINCE = "150116";
  private static final Asked PLUMBING = asked("plumbing", SURCO, Phase.CHOOSING);
  private static final Asked PAINTING = asked("painting", LINCE, Phase.TAKEN);
  private static final Asked CLEANING = asked("cleaning", LINCE, Phase.OFFERING);
  private static final Asked ENDED = asked("masonry", LINCE, Phase.ENDED);

  private static Asked asked(String category, String district, Phase phase) {
    var id = new LeadId(EventIds.derived("lead", category));
    return new Asked(id, "K7QX", category, district, phase, 3, null);
  }

  @Test
  void onlyWhatFitsIsCancelled() {
    assertThat(described("painting", null, PLUMBING, PAINTING)).isEqualTo(cancelled(PAINTING));
    assertThat(described(null, LINCE, PLUMBING, PAINTING)).isEqualTo(cancelled(PAINTING));
    assertThat(described("plumbing", SURCO, PLUMBING, PAINTING)).isEqualTo(cancelled(PLUMBING));
  }

  @Test
  void whatFitsNothingCancelsNothing() {
    assertThat(described("painting", null, PLUMBING))
        .isEqualTo(new OnLead(PLUMBING.lead(), new AskedAfter()));
    assertThat(described("plumbing", LINCE, PLUMBING))
        .isEqualTo(new OnLead(PLUMBING.lead(), new AskedAfter()));
    asks(described("masonry", null, PLUMBING, PAINTING, ENDED), PLUMBING, PAINTING);
  }

  @Test
  void whatFitsSeveralIsAskedAboutThoseAlone() {
    asks(described(null, LINCE, PAINTING, PLUMBING, CLEANING), PAINTING, CLEANING);
  }

  @Test
  void allAreAskedAboutUnlessThereIsOne() {
    var all = new Cancel(null, null, null, null, true);

    asks(of(PLUMBING, PAINTING, ENDED).described(all), PLUMBING, PAINTING);
    assertThat(of(PAINTING, ENDED).described(all)).isEqualTo(cancelled(PAINTING));
  }

  private static CancelDecision of(Asked... leads) {
    return new CancelDecision(new Standing(List.of(), List.of(leads)));
  }

  private static Reply described(
      @Nullable String category, @Nullable String district, Asked... leads) {
    return of(leads).described(new Cancel(null, category, district, null, null));
  }

  private static OnLead cancelled(Asked lead) {
    return new OnLead(lead.lead(), new Cancelled());
  }

  private static void asks(Reply reply, Asked... about) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Ask.class,
            ask ->
                assertThat(ask.which().options())
                    .isEqualTo(
                        List.of(about).stream().map(each -> each.lead().toString()).toList()));
  }
}
