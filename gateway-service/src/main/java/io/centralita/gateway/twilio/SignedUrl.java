package io.centralita.gateway.twilio;

import java.util.Locale;

/// An address in the forms in which Twilio may have signed it. Works on the text alone: parsing and
/// printing an address again changes its percent-encoding, and with it the signature.
final class SignedUrl {
  private static final String SCHEME_END = "://";

  private SignedUrl() {}

  /// With the scheme's own port where none is written, without a port where one is.
  static String withOtherPort(String url) {
    int start = url.indexOf(SCHEME_END) + SCHEME_END.length();
    int end = authorityEnd(url, start);
    var authority = url.substring(start, end);
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf('@') && colon > authority.lastIndexOf(']')) {
      return url.substring(0, start + colon) + url.substring(end);
    }
    boolean https = url.toLowerCase(Locale.ROOT).startsWith("https");
    return url.substring(0, end) + (https ? ":443" : ":80") + url.substring(end);
  }

  private static int authorityEnd(String url, int start) {
    for (int i = start; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return url.length();
  }
}
