package io.centralita.proxy.contact;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds links: with and without a scheme, and spelled out.
final class WebAddresses {
  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)(?<![@\\w.-])(?:"
              + "h(?:tt|xx)ps?\\s?:\\s?//\\s?\\S+(?:\\s\\.\\s[\\w-]+)*"
              + "|www\\s?\\.\\s?[\\w-]+\\S*"
              + "|"
              + Domains.SOCIAL
              + "(?:/\\S*)?"
              + "|[\\p{L}\\d](?:[\\p{L}\\d-]{0,62}\\.){1,8}"
              + Domains.SURE
              + "(?:/\\S*)?(?![\\w@])"
              + "|[\\p{L}\\d][\\p{L}\\d-]{0,62}(?:\\.[\\p{L}\\d-]{1,63}){0,8}\\.[a-z]{2,6}/\\S+"
              + ")");

  private static final Pattern SPELLED =
      Pattern.compile(
          "(?iu)(?<![@\\w])(?:(?:w\\s?w\\s?w|triple\\s+(?:w|doble\\s?u|ve))\\s+(?:punto|dot)\\s+)?"
              + "[\\p{L}\\d][\\p{L}\\d-]{1,62}\\s{0,3}(?:\\(?\\b(?:punto|dot)\\b\\)?|\\[\\.\\]|\\(\\.\\))\\s*(?:com|net|org|pe|mx|info|io)\\b"
              + "(?:\\s*(?:(?:punto|dot)\\s*|\\.)(?:pe|mx|ar|cl|co|us)\\b)?(?:\\s*(?:/|barra|slash)\\s*\\S+)?");

  private static final Pattern PAYS =
      Pattern.compile("(?iu)paypal\\.me|mpago|yape\\.|venmo\\.com|cash\\.app|revolut\\.me");

  /// Things whose name looks like one.
  private static final Pattern NO_ADDRESS =
      Pattern.compile(
          "(?iu)(?:asp|ado|vb)\\.net|\\p{L}{1,2}\\.(?:pe|mx|ar|co)|(?:al|el|del|un|una|es)\\s+(?:punto|dot)\\s+.*");

  private static final Pattern END = Pattern.compile("[.,;:!?)\\]»\"']+$");

  private WebAddresses() {}

  static List<Contact> in(String text) {
    return Stream.of(LINK, SPELLED)
        .flatMap(pattern -> pattern.matcher(text).results())
        .filter(match -> !isNoAddress(match))
        .map(WebAddresses::contact)
        .toList();
  }

  private static boolean isNoAddress(MatchResult match) {
    return NO_ADDRESS.matcher(match.group()).matches();
  }

  private static Contact contact(MatchResult match) {
    var written = match.group();
    var end = END.matcher(written);
    int to = match.start() + (end.find() ? end.start() : written.length());
    var kind = PAYS.matcher(written).find() ? ContactKind.PAYMENT : ContactKind.LINK;
    return new Contact(kind, match.start(), to);
  }
}
