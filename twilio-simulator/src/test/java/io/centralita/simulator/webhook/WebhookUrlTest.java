package io.centralita.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookUrlTest {
  private static final Attempt SERVER_ERROR = new Attempt.Answered(503, "");
  private static final Attempt FORBIDDEN = new Attempt.Answered(403, "");
  private static final Attempt NOT_CONNECTED = new Attempt.NotConnected("refused");
  private static final Attempt NO_ANSWER = new Attempt.NoAnswer("timeout");

  @Test
  void repeatsOnceAndOnlyFailedConnectionsByDefault() {
    var url = WebhookUrl.parse("https://example.com/in?a=1");

    assertThat(url.retries()).isEqualTo(1);
    assertThat(url.repeats(NOT_CONNECTED)).isTrue();
    assertThat(url.repeats(SERVER_ERROR)).isFalse();
    assertThat(url.repeats(NO_ANSWER)).isFalse();
  }

  @Test
  void leavesTheOverridesOutOfTheAddress() {
    var url = WebhookUrl.parse("https://example.com/in?a=1#rc=3&rp=all&ct=500&rt=900");

    assertThat(url.address()).isEqualTo("https://example.com/in?a=1");
    assertThat(url.retries()).isEqualTo(3);
    assertThat(url.connectTimeout()).contains(Duration.ofMillis(500));
    assertThat(url.readTimeout()).contains(Duration.ofMillis(900));
  }

  @Test
  void repeatsEveryFailureWhenAskedForAll() {
    var url = WebhookUrl.parse("https://example.com/in#rc=2&rp=all");

    assertThat(url.repeats(SERVER_ERROR)).isTrue();
    assertThat(url.repeats(FORBIDDEN)).isTrue();
    assertThat(url.repeats(NOT_CONNECTED)).isTrue();
    assertThat(url.repeats(NO_ANSWER)).isTrue();
  }

  @Test
  void repeatsWhatIsListedAndNothingElse() {
    var url = WebhookUrl.parse("https://example.com/in#rp=5xx,rt");

    assertThat(url.repeats(SERVER_ERROR)).isTrue();
    assertThat(url.repeats(NO_ANSWER)).isTrue();
    assertThat(url.repeats(FORBIDDEN)).isFalse();
    assertThat(url.repeats(NOT_CONNECTED)).isFalse();
  }

  @Test
  void repeatsAtMostFiveTimes() {
    assertThat(WebhookUrl.parse("https://example.com/in#rc=99").retries()).isEqualTo(5);
  }
}
