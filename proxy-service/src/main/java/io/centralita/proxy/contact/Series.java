package io.centralita.proxy.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Digits that stand near each other, so that they may be parts of one number.
record Series(Tokens tokens, List<Part> parts) {
  /// What people put between the parts of a number.
  private static final Pattern JOINS =
      Pattern.compile("[\\s.,\\-–—_()\\[\\]/\\\\*·•+|~'\"…>=→]{0,6}|[\\s\\p{So}\\x{FE0F}]{1,4}");

  private static final Set<String> JOINING_WORDS =
      Set.of(
          ("y luego despues sigue seguido de guion punto espacio coma mas termina termino acaba en empieza con"
                  + " finaliza and then dash dot space plus ends starts with followed by comma eh este ehh umm um pause pausa punta slash raya ya ok espera bueno mm hmm")
              .split(" "));
  private static final int MOST_JOINING_WORDS = 3;
  private static final int MOST_PARTS = 48;
  private static final String TEL = "tel:";
  private static final int MOST_DICTATED = 5;
  private static final String COUNTING_UP = "12345678910111213141516171819202122";

  /// @param first index of its first token
  /// @param next index after its last
  /// @param plain whether it is written in digits
  /// @param joinedByWords whether words stand between it and the part before it
  record Part(String digits, int first, int next, boolean plain, boolean joinedByWords) {}

  static List<Series> in(Tokens tokens) {
    var all = new ArrayList<Series>();
    var parts = new ArrayList<Part>();
    for (int at = 0; at < tokens.size(); ) {
      var heard = Spoken.at(tokens, at);
      if (heard.isEmpty()) {
        at++;
        continue;
      }
      var number = heard.get();
      if (!parts.isEmpty()
          && (parts.size() == MOST_PARTS || !join(tokens, parts.getLast().next() - 1, at))) {
        all.add(new Series(tokens, List.copyOf(parts)));
        parts.clear();
      }
      boolean byWords = !parts.isEmpty() && at > parts.getLast().next();
      parts.add(new Part(number.digits(), at, number.next(), number.plain(), byWords));
      at = number.next();
    }
    if (!parts.isEmpty()) {
      all.add(new Series(tokens, List.copyOf(parts)));
    }
    return all;
  }

  private static boolean join(Tokens tokens, int last, int next) {
    return next - last - 1 <= MOST_JOINING_WORDS
        && IntStream.range(last + 1, next)
            .allMatch(at -> JOINING_WORDS.contains(tokens.at(at).folded()))
        && IntStream.range(last, next).allMatch(at -> JOINS.matcher(tokens.gapAfter(at)).matches());
  }

  Series part(int from, int to) {
    return new Series(tokens, parts.subList(from, to));
  }

  int size() {
    return parts.size();
  }

  String digits() {
    var digits = new StringBuilder();
    parts.forEach(part -> digits.append(part.digits()));
    return digits.toString();
  }

  /// Where it begins and ends in the text, with the sign and the bracket before it.
  int from() {
    int from = tokens.at(firstToken()).from();
    while (from > 0 && "+(".indexOf(tokens.text().charAt(from - 1)) >= 0) {
      from--;
    }
    return tokens.text().regionMatches(true, from - TEL.length(), TEL, 0, TEL.length())
        ? from - TEL.length()
        : from;
  }

  int to() {
    int to = tokens.at(nextToken() - 1).to();
    var text = tokens.text();
    boolean pointed = text.substring(from(), to).contains(". ");
    while (to < text.length() && (text.charAt(to) == ')' || (pointed && text.charAt(to) == '.'))) {
      to++;
    }
    return to;
  }

  int firstToken() {
    return parts.getFirst().first();
  }

  int nextToken() {
    return parts.getLast().next();
  }

  boolean hasPlus() {
    return tokens.text().substring(from(), tokens.at(firstToken()).from()).contains("+");
  }

  boolean isJoinedByWords() {
    return parts.stream().skip(1).anyMatch(Part::joinedByWords);
  }

  boolean isSpelled() {
    return parts.stream().anyMatch(part -> !part.plain());
  }

  /// Digit by digit, or in tens, and not just counting.
  boolean isDictated() {
    return parts.stream().filter(part -> !part.plain()).count() * 2 >= parts.size()
        && parts.stream().allMatch(part -> part.digits().length() <= MOST_DICTATED)
        && !COUNTING_UP.startsWith(digits());
  }

  /// Whether all of its parts are set apart in the same way.
  boolean isEven() {
    return IntStream.range(1, parts.size()).mapToObj(this::gapBefore).distinct().count() <= 1;
  }

  /// What stands between a part and the one before it.
  String gapBefore(int part) {
    int from = tokens.at(parts.get(part - 1).next() - 1).to();
    return tokens.text().substring(from, tokens.at(parts.get(part).first()).from());
  }
}
