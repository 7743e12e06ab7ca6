package io.centralita.matching.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.matching.lead.Happening.ReminderDue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When people are reminded.
class RemindingTest {
  @Test
  void nobodyIsWokenByAReminderThatIsLate() {
    var night = Instant.parse("2026-11-21T21:00:00Z");
    var morning = Instant.parse("2026-11-22T09:00:00Z");

    var later =
        SampleLeads.decide(SampleLeads.started(), new ReminderDue(), SampleLeads.PATIENCE, night);
    var then = SampleLeads.decide(later.lead(), new ReminderDue(), SampleLeads.PATIENCE, morning);

    assertThat(later.notices()).isEmpty();
    assertThat(later.lead().progress().remindAt()).isEqualTo(morning);
    assertThat(later.lead().progress().reminders()).isZero();
    assertThat(then.notices()).extracting(Notice::template).containsExactly("remind-finish");
  }
}
