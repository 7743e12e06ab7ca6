package io.centralita.proxy.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the numbers by which somebody could be called or paid, however they are written. Of each
/// series of digits it tries every stretch and takes the surest, the longest where several are as
/// sure, and then the surest of what that leaves.
final class Numbers {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 22;
  private static final int MOST_OF_A_PHONE = 15;
  private static final Set<String> CLOSE = Set.of(" ", "-", ".", "");

  /// Who writes more of them in pieces hides one among them, or wants us busy: none is looked at.
  private static final int MOST_DIGITS = 300;

  private static final Comparator<Found> SUREST =
      Comparator.comparing(Found::plausible)
          .thenComparing(Found::even)
          .thenComparingInt(Found::digits)
          .reversed()
          .thenComparingInt(Found::first);

  /// @param first index of its first part in the series
  /// @param next index after its last
  private record Found(
      ContactKind kind, Plausible plausible, boolean even, int digits, int first, int next) {}

  private Numbers() {}

  static List<Contact> in(Tokens tokens) {
    var contacts = new ArrayList<Contact>();
    int digits = 0;
    for (var series : Series.in(tokens)) {
      digits += series.size() < 2 ? 0 : series.digits().length();
      contacts.addAll(digits > MOST_DIGITS ? masked(series) : in(series));
    }
    return contacts;
  }

  /// With the neighbours that a blank or a dash joins to a number that somebody may call: prefixes
  /// that the surest reading does without.
  private static Series whole(Found found, Series series) {
    int first = found.first();
    int next = found.next();
    int digits = found.digits();
    if (found.kind() == ContactKind.PHONE && Around.CALLING.isSaidOf(series.part(first, next))) {
      while (first > 0
          && isClose(series, first)
          && digits + length(series, first - 1) <= MOST_OF_A_PHONE) {
        first--;
        digits += length(series, first);
      }
      while (next < series.size()
          && isClose(series, next)
          && digits + length(series, next) <= MOST_OF_A_PHONE) {
        digits += length(series, next);
        next++;
      }
    }
    return series.part(first, next);
  }

  private static boolean isClose(Series series, int part) {
    return CLOSE.contains(series.gapBefore(part)) && length(series, part) <= MOST_OF_A_PHONE;
  }

  private static int length(Series series, int part) {
    return series.parts().get(part).digits().length();
  }

  private static List<Contact> masked(Series series) {
    return series.digits().length() < SHORTEST
        ? List.of()
        : List.of(new Contact(ContactKind.PHONE, series.from(), series.to()));
  }

  private static List<Contact> in(Series series) {
    var taken = new ArrayList<Contact>();
    all(series).stream()
        .sorted(SUREST)
        .map(found -> contact(found, whole(found, series)))
        .filter(contact -> taken.stream().noneMatch(contact::overlaps))
        .forEach(taken::add);
    return taken;
  }

  private static Contact contact(Found found, Series stretch) {
    return new Contact(found.kind(), stretch.from(), stretch.to());
  }

  private static List<Found> all(Series series) {
    var all = new ArrayList<Found>();
    for (int first = 0; first < series.size(); first++) {
      int length = 0;
      for (int next = first + 1; next <= series.size() && length <= LONGEST; next++) {
        length += series.parts().get(next - 1).digits().length();
        if (length >= SHORTEST && length <= LONGEST) {
          var found = read(series.part(first, next), first, next);
          if (found != null) {
            all.add(found);
          }
        }
      }
    }
    return all;
  }

  private static @Nullable Found read(Series stretch, int first, int next) {
    var digits = stretch.digits();
    var account = Plausible.account(stretch, digits);
    var phone = Plausible.phone(stretch, digits);
    var plausible = account.compareTo(phone) > 0 ? account : phone;
    if (plausible == Plausible.NOT) {
      return null;
    }
    boolean pays = (plausible == account && account != phone) || Around.PAYING.isSaidOf(stretch);
    return new Found(
        pays ? ContactKind.PAYMENT : ContactKind.PHONE,
        plausible,
        stretch.isEven(),
        digits.length(),
        first,
        next);
  }
}
