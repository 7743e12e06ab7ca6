package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.LeadId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

  @Test
  void choiceNamesItsLead() {
    var understood = Payloads.read("choose:01890a5d-ac96-774b-bcce-b302099a8057:2").orElseThrow();

    assertThat(understood.meaning()).isEqualTo(new Meaning.Choice(2));
    assertThat(understood.lead()).isEqualTo(LeadId.of("01890a5d-ac96-774b-bcce-b302099a8057"));
  }

  @Test
  void wordsAboutAJobNameIt() {
    var lead = "01890a5d-ac96-774b-bcce-b302099a8057";

    assertThat(Payloads.read("start:" + lead).orElseThrow().meaning())
        .isEqualTo(new Meaning.StartJob(lead));
    assertThat(Payloads.read("finish:" + lead).orElseThrow().meaning())
        .isEqualTo(new Meaning.FinishJob(lead));
    assertThat(Payloads.read("cancel:" + lead).orElseThrow())
        .isEqualTo(new Understood(new Meaning.Cancel(lead), null, LeadId.of(lead)));
    assertThat(Payloads.read("rate:" + lead + ":4").orElseThrow())
        .isEqualTo(new Understood(new Meaning.Rate(4, lead), null, LeadId.of(lead)));
  }

  @Test
  void whatMovesARequestNamesItAndThePlace() {
    var lead = "01890a5d-ac96-774b-bcce-b302099a8057";

    assertThat(Payloads.read("move:" + lead + ":150116").orElseThrow())
        .isEqualTo(
            new Understood(new Meaning.ServiceRequest(null, "150116"), null, LeadId.of(lead)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "choose:------------------------------------:1",
        "choose:01890a5d-ac96-774b-bcce-b302099a8057:0",
        "choose:01890a5dac96774bbcceb302099a8057----:1",
        "rate:01890a5d-ac96-774b-bcce-b302099a8057",
        "rate:01890a5d-ac96-774b-bcce-b302099a8057:6",
        "somebody else's button"
      })
  void whatIsNoneOfOurButtonsIsReadAsText(String payload) {
    assertThat(Payloads.read(payload)).isEmpty();
  }
}
