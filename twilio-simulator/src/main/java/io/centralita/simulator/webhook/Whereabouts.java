package io.centralita.simulator.webhook;

/// What Twilio believes about where a number is.
public final class Whereabouts {
  private Whereabouts() {}

  /// Adds the country, state, city and postcode of one end, such as `From`.
  public static Form add(Form form, String end, String number) {
    return form.add(end + "Country", country(number))
        .add(end + "State", "")
        .add(end + "City", number.startsWith("+51") ? "LIMA" : "")
        .add(end + "Zip", "");
  }

  private static String country(String number) {
    return number.startsWith("+51") ? "PE" : number.startsWith("+52") ? "MX" : "US";
  }
}
