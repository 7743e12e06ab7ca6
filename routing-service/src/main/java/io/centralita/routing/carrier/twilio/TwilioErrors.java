package io.centralita.routing.carrier.twilio;

import com.twilio.exception.ApiException;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Unconnected;

/// What Twilio's errors mean (https://www.twilio.com/docs/api/errors).
final class TwilioErrors {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private TwilioErrors() {}

  /// @param code Twilio's own error code
  static Refusal refusal(int code) {
    return switch (code) {
      case 21610, 63024 -> Refusal.OPTED_OUT;
      case 21211, 21214, 21217, 21408, 21604, 21612, 21614, 21635, 63003, 63015 ->
          Refusal.INVALID_RECIPIENT;
      case 21212, 21266, 21603, 21606, 21659, 21660, 21910, 63007, 63020 -> Refusal.INVALID_SENDER;
      case 21602, 21617, 21619, 21620, 21623, 21656, 63005, 63013, 63019, 63021, 63036 ->
          Refusal.INVALID_CONTENT;
      case 63016, 470 -> Refusal.WINDOW_SHUT;
      case 20429, 14107, 21611, 30001, 63018, 63038 -> Refusal.TOO_FAST;
      case 20003, 20005, 20006, 20008 -> Refusal.NOT_OUR_ACCOUNT;
      case 21655, 63027, 63041 -> Refusal.CONTENT_MISSING;
      default -> Refusal.UNEXPECTED;
    };
  }

  static HandOver outcome(RuntimeException failure) {
    return switch (failure) {
      case TwilioHttp.ServerTrouble trouble when trouble.status() == UNAVAILABLE ->
          new HandOver.Refused(Refusal.CARRIER_AWAY, "HTTP 503");
      case TwilioHttp.ServerTrouble trouble -> new HandOver.Uncertain("HTTP " + trouble.status());
      case TwilioHttp.TooFast slow ->
          new HandOver.Refused(Refusal.TOO_FAST, "HTTP 429", slow.retryAfter().pause());
      case ApiException answer when answer.getStatusCode() != null ->
          refused(answer, answer.getStatusCode());
      default ->
          Unconnected.is(failure)
              ? new HandOver.Refused(Refusal.CARRIER_AWAY, name(failure))
              : new HandOver.Uncertain(name(failure));
    };
  }

  private static HandOver refused(ApiException answer, int status) {
    var code = answer.getCode() == null ? 0 : answer.getCode();
    var detail = "HTTP " + status + ", code " + code;
    if (status == TOO_MANY_REQUESTS) {
      return new HandOver.Refused(Refusal.TOO_FAST, detail);
    }
    if (status == 401 || status == 403) {
      return new HandOver.Refused(Refusal.NOT_OUR_ACCOUNT, detail);
    }
    return status >= 400 && status < 500
        ? new HandOver.Refused(refusal(code), detail)
        : new HandOver.Uncertain(detail);
  }

  private static String name(Throwable failure) {
    return Unconnected.rootOf(failure).getClass().getSimpleName();
  }
}
