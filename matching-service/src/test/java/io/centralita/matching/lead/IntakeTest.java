package io.centralita.matching.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Lead LACKS_PLACE = SampleLeads.asking();
  private static final Lead LACKS_JOB = SampleLeads.blank(null, "150122");
  private static final Lead CHOOSING = SampleLeads.choosing();
  private static final Lead OFFERING = SampleLeads.offering();

  @Test
  void firstRequestOpensALead() {
    assertThat(Intake.target(List.of(), "plumbing")).isEmpty();
    assertThat(Intake.target(List.of(), null)).isEmpty();
  }

  @Test
  void sameJobIsTheSameLead() {
    assertThat(Intake.target(List.of(LACKS_JOB, OFFERING), "plumbing")).contains(OFFERING);
  }

  @Test
  void anotherJobIsAnotherLead() {
    assertThat(Intake.target(List.of(OFFERING, CHOOSING), "painting")).isEmpty();
  }

  @Test
  void jobCompletesTheLeadThatHasOnlyAPlace() {
    assertThat(Intake.target(List.of(OFFERING, LACKS_JOB), "painting")).contains(LACKS_JOB);
  }

  @Test
  void placeGoesToTheLeadThatLacksIt() {
    assertThat(Intake.target(List.of(CHOOSING, LACKS_PLACE), null)).contains(LACKS_PLACE);
  }

  @Test
  void placeChangesALeadThatNobodyWasAskedFor() {
    assertThat(Intake.target(List.of(OFFERING, CHOOSING), null)).contains(CHOOSING);
    assertThat(Intake.target(List.of(OFFERING, LACKS_JOB), null)).contains(LACKS_JOB);
  }

  @Test
  void placeAloneOpensNothingBesideAnOffer() {
    assertThat(Intake.target(List.of(OFFERING), null)).contains(OFFERING);
  }
}
