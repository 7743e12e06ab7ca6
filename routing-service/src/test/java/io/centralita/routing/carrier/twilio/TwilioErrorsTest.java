package io.centralita.routing.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.exception.ApiException;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.HandOver.Refused;
import io.centralita.routing.carrier.HandOver.Uncertain;
import io.centralita.routing.carrier.Refusal;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioErrorsTest {

  record Failure(RuntimeException thrown, HandOver expected) {}

  static List<Failure> failures() {
    return List.of(
        new Failure(answer(400, 21211), refused(Refusal.INVALID_RECIPIENT, 400, 21211)),
        new Failure(answer(400, 21610), refused(Refusal.OPTED_OUT, 400, 21610)),
        new Failure(answer(400, 21606), refused(Refusal.INVALID_SENDER, 400, 21606)),
        new Failure(answer(400, 63016), refused(Refusal.WINDOW_SHUT, 400, 63016)),
        new Failure(answer(400, 63018), refused(Refusal.TOO_FAST, 400, 63018)),
        new Failure(answer(429, 20429), refused(Refusal.TOO_FAST, 429, 20429)),
        new Failure(answer(401, 20003), refused(Refusal.NOT_OUR_ACCOUNT, 401, 20003)),
        new Failure(answer(400, 99999), refused(Refusal.UNEXPECTED, 400, 99999)),
        new Failure(new TwilioHttp.ServerTrouble(500), new Uncertain("HTTP 500")),
        new Failure(new TwilioHttp.ServerTrouble(502), new Uncertain("HTTP 502")),
        new Failure(
            new TwilioHttp.ServerTrouble(503), new Refused(Refusal.CARRIER_AWAY, "HTTP 503")),
        new Failure(
            broken(new ConnectException()), new Refused(Refusal.CARRIER_AWAY, "ConnectException")),
        new Failure(
            broken(new ConnectTimeoutException("slow")),
            new Refused(Refusal.CARRIER_AWAY, "ConnectTimeoutException")),
        new Failure(broken(new SocketTimeoutException()), new Uncertain("SocketTimeoutException")),
        new Failure(broken(new SocketException("reset")), new Uncertain("SocketException")),
        new Failure(new IllegalStateException(), new Uncertain("IllegalStateException")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void onlyWhatCertainlyDidNotArriveIsRefused(Failure failure) {
    assertThat(TwilioErrors.outcome(failure.thrown())).isEqualTo(failure.expected());
  }

  private static ApiException answer(int status, int code) {
    return new ApiException("no", code, null, status, null, null, null, null);
  }

  private static ApiException broken(Exception cause) {
    return new ApiException("broken", cause);
  }

  private static Refused refused(Refusal refusal, int status, int code) {
    return new Refused(refusal, "HTTP " + status + ", code " + code);
  }
}
