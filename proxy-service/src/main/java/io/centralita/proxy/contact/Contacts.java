package io.centralita.proxy.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds contacts in a text.
public final class Contacts {
  private static final char FIRST_WIDE = '！';
  private static final char LAST_WIDE = '～';

  private Contacts() {}

  /// In the order of the text; none overlaps another.
  public static List<Contact> in(String text) {
    var narrow = narrow(text);
    var tokens = Tokens.of(text);
    var found = new ArrayList<Contact>();
    // Whoever comes first keeps its place: an e-mail address holds no link, a link no account.
    for (var contacts :
        List.of(
            Emails.in(narrow),
            WebAddresses.in(narrow),
            Accounts.in(narrow),
            Handles.in(narrow),
            Numbers.in(tokens),
            Pieces.in(tokens))) {
      contacts.stream()
          .filter(contact -> found.stream().noneMatch(contact::overlaps))
          .toList()
          .forEach(found::add);
    }
    found.sort(Comparator.comparingInt(Contact::from));
    return List.copyOf(found);
  }

  /// Wide letters and signs as the usual ones, each where it stood.
  private static String narrow(String text) {
    var narrow = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= FIRST_WIDE && c <= LAST_WIDE) {
        narrow.setCharAt(at, (char) (c - FIRST_WIDE + '!'));
      } else if (c == '。') {
        narrow.setCharAt(at, '.');
      }
    }
    return narrow.toString();
  }
}
