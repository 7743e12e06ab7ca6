package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.routing.carrier.Evidence.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void whatHasItsWordsAndNoOtherSendIsIt() {
    var listed = List.of(new Entry("SM1", "Ya voy"), new Entry("SM2", " Ya llegué\n"));

    assertThat(Verdict.of("Ya llegué", listed, false, false)).isEqualTo(new Verdict.Taken("SM2"));
  }

  @Test
  void aListThatLacksItProvesSomethingOnlyAfterAWhile() {
    var others = List.of(new Entry("SM1", "Ya voy"));

    assertThat(Verdict.of("Ya llegué", others, false, false)).isEqualTo(new Verdict.Open());
    assertThat(Verdict.of("Ya llegué", others, false, true)).isEqualTo(new Verdict.NotThere());
  }

  @Test
  void ofTwoEqualTextsNeitherIsMistakenForTheOther() {
    var one = List.of(new Entry("SM1", "ok"));

    assertThat(Verdict.of("ok", one, true, true)).isEqualTo(new Verdict.Open());
    assertThat(Verdict.of("ok", List.of(), true, true)).isEqualTo(new Verdict.Open());
  }
}
