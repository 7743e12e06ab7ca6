package io.centralita.proxy.contact;

/// How the names of hosts end, as far as people write them to each other here.
final class Domains {
  /// Endings that are no word of Spanish or English.
  static final String SURE =
      "(?:com|net|org|info|biz|io|app|dev|link|shop|site|online|store|club|xyz|website|tech|gob|edu|gov"
          + "|pe|mx|ar|cl|co|ec|bo|uy|br|us|uk|gg|tv|ly|gl|cc|ai)";

  /// Hosts on which people have an address, whatever they end in.
  static final String SOCIAL =
      "(?:(?:wa|t|m)\\s?\\.\\s?me|fb\\.me|fb\\.com|paypal\\.me|bit\\.ly|g\\.page|youtu\\.be|linktr\\.ee|tiktok\\.com|instagram\\.com|facebook\\.com)";

  /// Who gives people mail.
  static final String MAIL =
      "(?:gmail|g mail|hotmail|outlook|yahoo|icloud|live|proton|protonmail|msn|aol|gmx)";

  private Domains() {}
}
