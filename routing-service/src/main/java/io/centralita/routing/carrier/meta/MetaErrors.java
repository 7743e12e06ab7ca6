package io.centralita.routing.carrier.meta;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.WhatsAppMessageId;
import io.centralita.routing.carrier.CarrierHttp.Answer;
import io.centralita.routing.carrier.CarrierHttp.Answered;
import io.centralita.routing.carrier.CarrierHttp.Silent;
import io.centralita.routing.carrier.CarrierHttp.Unreached;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Refusal;
import java.util.Optional;

/// What Meta's answers mean
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).
final class MetaErrors {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private MetaErrors() {}

  static HandOver outcome(Answer answer, AddressSealer sealer) {
    return switch (answer) {
      case Unreached(String why) -> new HandOver.Refused(Refusal.CARRIER_AWAY, why);
      case Silent(String why) -> new HandOver.Uncertain(why);
      case Answered answered when answered.isSuccess() -> taken(answered, sealer);
      case Answered answered -> refused(answered);
    };
  }

  /// Meta's ids of messages hold the person's number; here they go by what the gateway calls them.
  private static HandOver taken(Answered answer, AddressSealer sealer) {
    var wamid = answer.body().path("messages").path(0).path("id").asString("");
    if (wamid.isEmpty()) {
      return new HandOver.Uncertain("HTTP " + answer.status() + " without an id");
    }
    var id = WhatsAppMessageId.withoutNumber(wamid);
    return new HandOver.Taken(id, sealer.sealText(wamid, id));
  }

  private static HandOver refused(Answered answer) {
    var code = answer.body().path("error").path("code").asInt(-1);
    var detail = "HTTP " + answer.status() + ", code " + code;
    return known(code)
        .or(() -> byStatus(answer.status()))
        .<HandOver>map(
            refusal -> new HandOver.Refused(refusal, detail, answer.retryAfter().pause()))
        .orElseGet(() -> new HandOver.Uncertain(detail));
  }

  /// Where the code says nothing. A server error says that nobody knows.
  private static Optional<Refusal> byStatus(int status) {
    return switch (status) {
      case TOO_MANY_REQUESTS -> Optional.of(Refusal.TOO_FAST);
      case UNAVAILABLE -> Optional.of(Refusal.CARRIER_AWAY);
      case 401, 403 -> Optional.of(Refusal.NOT_OUR_ACCOUNT);
      default -> status < 500 ? Optional.of(Refusal.UNEXPECTED) : Optional.empty();
    };
  }

  /// @param code of an answer or of a status webhook
  static Optional<Refusal> known(int code) {
    return Optional.ofNullable(
        switch (code) {
          case 131050 -> Refusal.OPTED_OUT;
          case 131047 -> Refusal.WINDOW_SHUT;
          case 131021, 131026, 131030, 131062, 130472, 130497 -> Refusal.INVALID_RECIPIENT;
          case 33, 131037, 133006, 133010 -> Refusal.INVALID_SENDER;
          case 100, 131008, 131009, 131051, 131052, 131053 -> Refusal.INVALID_CONTENT;
          case 132000, 132005, 132007, 132012, 132016, 132018 -> Refusal.INVALID_CONTENT;
          case 132001, 132015 -> Refusal.CONTENT_MISSING;
          case 4, 80007, 130429, 131048, 131049, 131056, 133016 -> Refusal.TOO_FAST;
          case 0, 3, 10, 190, 368, 131005, 131031, 131042 -> Refusal.NOT_OUR_ACCOUNT;
          case 2, 131000, 131016, 131057, 133004, 133015 -> Refusal.CARRIER_AWAY;
          default -> code >= 200 && code <= 299 ? Refusal.NOT_OUR_ACCOUNT : null;
        });
  }
}
