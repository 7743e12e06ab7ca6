package io.centralita.simulator.refusal;

/// An error of Twilio's dictionary (https://www.twilio.com/docs/api/errors): its code, the HTTP
/// status it comes with and a sentence, in which `%s` is what was wrong.
public enum Refusal {
  AUTHENTICATE(20003, 401, "Authenticate"),
  NOT_FOUND(20404, 404, "The requested resource %s was not found"),
  TOO_MANY_REQUESTS(20429, 429, "Too Many Requests"),
  INTERNAL(20500, 500, "An internal server error has occurred"),
  BAD_REQUEST(20001, 400, "Invalid request: %s"),
  INVALID_TO(21211, 400, "Invalid 'To' Phone Number: %s"),
  INVALID_FROM(21212, 400, "Invalid From Number (caller ID): %s"),
  SAME_NUMBERS(21266, 400, "'To' and 'From' number cannot be the same: %s"),
  MISSING_FROM(21603, 400, "A 'From' phone number is required."),
  MISSING_TO(21604, 400, "A 'To' phone number is required."),
  NOT_OUR_NUMBER(
      21606,
      400,
      "The 'From' phone number provided (%s) is not a valid message-capable Twilio phone number for"
          + " this destination/account"),
  OPTED_OUT(21610, 400, "Attempt to send to unsubscribed recipient"),
  BODY_TOO_LONG(21617, 400, "The concatenated message body exceeds the 1600 character limit"),
  NOTHING_TO_SEND(21619, 400, "A text message body or media urls must be specified."),
  UNKNOWN_CONTENT(21655, 400, "The ContentSid is Invalid: %s"),
  INVALID_VARIABLES(21656, 400, "The ContentVariables Parameter is invalid: %s"),
  CHANNELS_DIFFER(
      21910, 400, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel"),
  NO_SUCH_CHANNEL(63007, 400, "Twilio could not find a Channel with the specified From address");

  private final int code;
  private final int status;
  private final String sentence;

  Refusal(int code, int status, String sentence) {
    this.code = code;
    this.status = status;
    this.sentence = sentence;
  }

  public int code() {
    return code;
  }

  public int status() {
    return status;
  }

  /// The refusal as an answer's body; `detail` is what was wrong.
  public Problem about(String detail) {
    return new Problem(
        code, sentence.formatted(detail), "https://www.twilio.com/docs/errors/" + code, status);
  }
}
