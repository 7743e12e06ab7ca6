package io.centralita.proxy.api;

import io.centralita.proxy.link.Shortage;

/// A refusal as Twilio says it. Codes are Twilio's own (<https://www.twilio.com/docs/api/errors>),
/// messages are ours and repeat nothing that was sent.
final class Refusal extends RuntimeException {
  private static final int INVALID_PARAMETER = 20001;

  private final int status;
  private final int code;

  private Refusal(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String said() {
    return String.valueOf(getMessage());
  }

  static Refusal notFound() {
    return new Refusal(404, 20404, "The requested resource was not found");
  }

  static Refusal notAuthenticated() {
    return new Refusal(401, 20003, "Authenticate: send the account's SID and its auth token");
  }

  static Refusal methodNotAllowed() {
    return new Refusal(405, 20004, "Method not allowed");
  }

  /// @param what to send
  static Refusal invalid(String parameter, String what) {
    return new Refusal(400, INVALID_PARAMETER, "Invalid parameter " + parameter + ": " + what);
  }

  static Refusal missing(String parameter) {
    return new Refusal(400, INVALID_PARAMETER, "Missing required parameter " + parameter);
  }

  static Refusal malformed() {
    return new Refusal(400, INVALID_PARAMETER, "The request cannot be read");
  }

  static Refusal tooLarge() {
    return new Refusal(413, INVALID_PARAMETER, "The request is too large");
  }

  static Refusal noForm() {
    return new Refusal(415, INVALID_PARAMETER, "Send a form: application/x-www-form-urlencoded");
  }

  static Refusal ourFault() {
    return new Refusal(500, 20500, "An internal error has occurred; try again later");
  }

  static Refusal notAvailable() {
    return new Refusal(503, 20503, "The service is not available; try again later");
  }

  static Refusal alreadyInSession() {
    return new Refusal(400, 80103, "The identifier is already a participant of the session");
  }

  static Refusal of(Shortage shortage) {
    return switch (shortage) {
      case EMPTY_POOL -> new Refusal(400, 80205, "The service has no numbers: add one");
      case NOT_IN_POOL -> proxyNumberNotInService();
      case ONLY_RESERVED ->
          new Refusal(400, 80203, "All numbers of the service are reserved: add one, or name one");
      case NOT_CAPABLE ->
          new Refusal(400, 80203, "No number of the service carries such a session: add one");
      case NOT_NEAR ->
          new Refusal(
              400, 80203, "No number of the service is from the participant's country: add one");
      case ALL_IN_USE ->
          new Refusal(
              400,
              80208,
              "On every number that would do the participant has another session: add numbers");
      case COOLING_DOWN ->
          new Refusal(
              400,
              80208,
              "The numbers that would do cool down after the participant's last session: wait, or add"
                  + " numbers");
    };
  }

  static Refusal numberNotAvailable() {
    return new Refusal(
        400, 80601, "The number is not one of the account's, or belongs to another service");
  }

  static Refusal serviceNameTaken() {
    return new Refusal(400, 80602, "Service UniqueName must be unique");
  }

  static Refusal sessionNameTaken() {
    return new Refusal(400, 80603, "Session UniqueName must be unique");
  }

  static Refusal proxyNumberInUse() {
    return new Refusal(
        400, 80604, "The participant meets somebody else on this number in another open session");
  }

  static Refusal proxyNumberNotInService() {
    return new Refusal(400, 80605, "The number is not one of the service's");
  }

  static Refusal sessionClosed() {
    return new Refusal(400, 80607, "The session is closed and cannot be changed");
  }

  static Refusal statusInvalid() {
    return new Refusal(
        400, 80608, "The session can be closed, and nothing else: a closed one stays closed");
  }

  static Refusal tooManyParticipants() {
    return new Refusal(400, 80609, "A session has at most 2 participants");
  }

  static Refusal modeDoesNotFit() {
    return new Refusal(400, 80616, "This identifier cannot be used in a session of this mode");
  }

  static Refusal homeOfNumbers() {
    return new Refusal(
        400,
        80601,
        "Numbers without another service are in this one: add it to another, or release it");
  }

  static Refusal defaultStays() {
    return new Refusal(400, 20001, "The default service cannot be deleted");
  }
}
