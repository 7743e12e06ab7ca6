package io.centralita.routing.carrier.kommo;

import io.centralita.routing.carrier.CarrierHttp.Answer;
import io.centralita.routing.carrier.CarrierHttp.Answered;
import io.centralita.routing.carrier.CarrierHttp.Silent;
import io.centralita.routing.carrier.CarrierHttp.Unreached;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Refusal;

/// What Kommo's answers mean. It knows no codes of its own in answers; those of a message's status
/// are 901 to 905 (https://developers.kommo.com/reference/update-message-delivery-status).
final class KommoErrors {
  private KommoErrors() {}

  static HandOver outcome(Answer answer) {
    return switch (answer) {
      case Unreached(String why) -> new HandOver.Refused(Refusal.CARRIER_AWAY, why);
      case Silent(String why) -> new HandOver.Uncertain(why);
      case Answered answered when answered.isSuccess() -> taken(answered);
      case Answered answered -> refused(answered);
    };
  }

  private static HandOver taken(Answered answer) {
    var id = answer.body().path("new_message").path("msgid").asString("");
    return id.isEmpty()
        ? new HandOver.Uncertain("HTTP " + answer.status() + " without an id")
        : new HandOver.Taken(id);
  }

  private static HandOver refused(Answered answer) {
    var detail = "HTTP " + answer.status();
    var pause = answer.retryAfter().pause();
    return switch (answer.status()) {
      case 401, 403 -> new HandOver.Refused(Refusal.NOT_OUR_ACCOUNT, detail, pause);
      case 404 -> new HandOver.Refused(Refusal.INVALID_SENDER, detail, pause);
      case 429 -> new HandOver.Refused(Refusal.TOO_FAST, detail, pause);
      case 503 -> new HandOver.Refused(Refusal.CARRIER_AWAY, detail, pause);
      case 400, 413, 422 -> new HandOver.Refused(Refusal.INVALID_CONTENT, detail, pause);
      default ->
          answer.status() < 500
              ? new HandOver.Refused(Refusal.UNEXPECTED, detail, pause)
              : new HandOver.Uncertain(detail);
    };
  }

  /// @param code of a message's status
  static Refusal refusal(String code) {
    return switch (code) {
      case "901", "904" -> Refusal.INVALID_RECIPIENT;
      case "902" -> Refusal.NOT_OUR_ACCOUNT;
      case "903" -> Refusal.CARRIER_AWAY;
      default -> Refusal.UNEXPECTED;
    };
  }
}
