package io.centralita.kit.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandledTest {

  @Test
  void nothingIsHandledAtFirst() {
    assertThat(Handled.of(null).contains(0)).isFalse();
  }

  @Test
  void oneInTheMiddleIsRememberedWithoutThoseBefore() {
    var handled = Handled.of(Handled.of(null).with(7, 0).toCommit());

    assertThat(handled.contains(7)).isTrue();
    assertThat(handled.contains(6)).isFalse();
    assertThat(handled.contains(8)).isFalse();
  }

  @Test
  void aGapThatIsFilledNeedsNoNote() {
    var handled = Handled.of(null).with(1, 0).with(2, 0).with(0, 0);

    assertThat(handled.toCommit().offset()).isEqualTo(3);
    assertThat(handled.toCommit().metadata()).isEmpty();
  }

  @Test
  void whatHasLeftTheTopicCountsAsHandled() {
    var handled = Handled.of(null).with(100, 100);

    assertThat(handled.toCommit().offset()).isEqualTo(101);
    assertThat(handled.toCommit().metadata()).isEmpty();
  }
}
