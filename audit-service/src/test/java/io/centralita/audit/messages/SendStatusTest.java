package io.centralita.audit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.audit.Story;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.values.SendId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendStatusTest {
  private final Story story = new Story("statuses");
  private final SendId send = story.send("one");

  /// Two services must not differ over what is further.
  @Test
  void progressAgreesWithTheOrderOfDeliveryStatuses() {
    for (var known : DeliveryStatus.values()) {
      for (var reported : DeliveryStatus.values()) {
        assertThat(Progress.of(reported).isAfter(Progress.of(known)))
            .as("%s after %s", reported, known)
            .isEqualTo(reported.isAfter(known));
      }
    }
  }

  @Test
  void handedOverIsTheBeginningAndRefusedAnEnd() {
    for (var reported : DeliveryStatus.values()) {
      assertThat(Progress.of(reported).isAfter(Progress.HANDED_OVER)).isTrue();
      assertThat(Progress.HANDED_OVER.isAfter(Progress.of(reported))).isFalse();
      assertThat(Progress.of(reported).isAfter(Progress.REFUSED)).isFalse();
    }
    assertThat(Progress.REFUSED.isAfter(Progress.HANDED_OVER)).isTrue();
    assertThat(Progress.REFUSED.isAfter(Progress.READ)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Progress.class)
  void aCodeIsReadBack(Progress progress) {
    assertThat(Progress.ofCode(progress.code())).isEqualTo(progress);
    assertThat(progress.code()).matches("[a-z-]+");
  }

  @Test
  void ofSeveralReportsTheFurthestCounts() {
    assertThat(news(Map.of(), Progress.SENT, Progress.READ, Progress.DELIVERED))
        .containsExactly(Progress.READ);
    assertThat(news(Map.of(send, Progress.SENT), Progress.DELIVERED))
        .containsExactly(Progress.DELIVERED);
  }

  @Test
  void whatSaysNoMoreThanIsKnownIsNoNews() {
    assertThat(news(Map.of(send, Progress.READ), Progress.SENT, Progress.DELIVERED)).isEmpty();
    assertThat(news(Map.of(send, Progress.SENT), Progress.SENT)).isEmpty();
    assertThat(news(Map.of(send, Progress.FAILED), Progress.DELIVERED)).isEmpty();
  }

  @Test
  void sendsDoNotTouchEachOther() {
    var other = story.send("other");
    var reports = List.of(report(send, Progress.SENT), report(other, Progress.READ));

    assertThat(SendStatus.news(reports, Map.of(other, Progress.DELIVERED, send, Progress.READ)))
        .containsExactly(report(other, Progress.READ));
  }

  private List<Progress> news(Map<SendId, Progress> known, Progress... reported) {
    var reports = Arrays.stream(reported).map(each -> report(send, each)).toList();
    return SendStatus.news(reports, known).stream().map(SendStatus::progress).toList();
  }

  private SendStatus report(SendId about, Progress progress) {
    return new SendStatus(about, progress, null, story.at(1));
  }
}
