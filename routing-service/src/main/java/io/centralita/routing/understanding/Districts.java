package io.centralita.routing.understanding;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import io.centralita.contracts.catalogue.District;
import io.centralita.routing.understanding.Neighbourhoods.Neighbourhood;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the districts that a text names, by name or by what people call them, however they write
/// it: "sjl", "S.M.P.", "sta anita", "mirafores", "sanborja".
final class Districts {
  private static final int LONG_ENOUGH_FOR_A_SLIP = 6;
  private static final int LONG_ENOUGH_TO_STAND_ALONE = 4;
  private static final int LONGEST_NAME = 5;
  private static final int FEWEST_CONSONANTS = 4;
  private static final Set<String> BEFORE_PLACES =
      Lexicon.words(
          "en de a por para desde hasta x in at from to near distrito barrio zona es vivo soy of");
  private static final Set<String> AFTER_PLACES =
      Lexicon.words(
          "sector etapa grupo manzana mz paradero altura necesito necesitamos quiero quisiera busco urgente need necesita");
  private static final Map<String, String> WRITTEN_SHORT =
      Map.ofEntries(
          entry("sta", "santa"),
          entry("snta", "santa"),
          entry("sto", "santo"),
          entry("sn", "san"),
          entry("s", "san"),
          entry("vlla", "villa"),
          entry("ma", "maria"),
          entry("pte", "puente"),
          entry("pto", "puerto"),
          entry("pblo", "pueblo"),
          entry("nvo", "nuevo"),
          entry("nva", "nueva"),
          entry("pta", "punta"),
          entry("av", "avenida"),
          entry("avda", "avenida"),
          entry("jr", "jiron"),
          entry("urb", "urbanizacion"),
          entry("hosp", "hospital"),
          entry("univ", "universidad"),
          entry("est", "estacion"));

  /// "Centro comercial", "santa rosa clinic": the name of something else.
  private static final Set<String> SOMETHING_ELSE =
      Lexicon.words("comercial medico educativo comunal mall market salud deportivo");

  private static final List<String> REGARDS = List.of("atte");
  private static final Set<String> LINKS = Lexicon.words("de del la las el los y");

  /// A city's name is said of every district; any other name says more.
  private static final String EVERYWHERE = "lima";

  private final Map<String, District> names = new HashMap<>();

  /// What lies in a district, by its name as it sounds.
  private final Map<String, Neighbourhood> within = new HashMap<>();

  /// Short names as they are written: what sounds like one is mostly another word, as "una vez" is.
  private final Set<String> written = new HashSet<>();

  /// The words of names, by what is left without vowels: "slvdr".
  private final Map<String, String> consonants = new HashMap<>();

  private final Spelling spelling;
  private final Predicate<String> isWord;

  /// @param from index of the first word
  /// @param to index after the last
  /// @param isNamed and not told by what lies in it
  record Found(District district, int from, int to, int letters, Mention role, boolean isNamed) {
    private boolean overlaps(Found other) {
      return from < other.to && other.from < to;
    }
  }

  /// @param isWord whether somebody writes it who means no place
  Districts(List<District> districts, Predicate<String> isWord) {
    this.isWord = isWord;
    var counts = new HashMap<String, Integer>();
    for (var district : districts) {
      name(district.name(), district, counts);
      district.aliases().forEach(alias -> name(alias, district, counts));
    }
    shortNames(districts, counts);
    Neighbourhoods.of(districts).forEach(each -> lying(each, counts));
    this.spelling = new Spelling(counts);
  }

  private void name(String text, District district, Map<String, Integer> counts) {
    var words = Tokens.of(text).words();
    words.forEach(word -> consonants.putIfAbsent(withoutVowels(word), word));
    var key = key(words);
    if (!key.isEmpty()) {
      written.add(String.join("", words));
      names.putIfAbsent(key, district);
      counts.put(key, key.length());
    }
  }

  /// What the tenant calls its districts itself comes first.
  private void lying(Neighbourhood each, Map<String, Integer> counts) {
    var words = Tokens.of(each.name()).words();
    var key = key(words);
    if (!names.containsKey(key)) {
      written.add(String.join("", words));
      within.putIfAbsent(key, each);
      // What is misspelt is rather a district.
      counts.put(key, 0);
    }
  }

  /// "VMT", "S. Borja": of those that mean one district alone.
  private void shortNames(List<District> districts, Map<String, Integer> counts) {
    var meant = new HashMap<String, Set<District>>();
    for (var district : districts) {
      var words =
          Tokens.of(district.name()).words().stream()
              .filter(word -> !LINKS.contains(word))
              .toList();
      if (words.size() > 1) {
        var initials = words.stream().map(word -> word.substring(0, 1)).collect(joining());
        var rest = String.join("", words.subList(1, words.size()));
        for (var name : List.of(initials, words.getFirst().charAt(0) + rest)) {
          if (!isWord.test(name)) {
            written.add(name);
            meant.computeIfAbsent(Stems.sound(name), _ -> new HashSet<>()).add(district);
          }
        }
      }
    }
    meant.forEach((name, those) -> {
      if (those.size() == 1 && name.length() > 2 && !names.containsKey(name)) {
        names.put(name, those.iterator().next());
        counts.put(name, name.length());
      }
    });
  }

  /// "En miraf", "por chorri": the beginning of one name alone.
  private Optional<String> begun(String key, List<String> words, int from, int to) {
    if (to - from > 1
        || key.length() < LONG_ENOUGH_FOR_A_SLIP - 1
        || from == 0
        || !BEFORE_PLACES.contains(words.get(from - 1))) {
      return Optional.empty();
    }
    var whole = names.keySet().stream().filter(name -> name.startsWith(key)).toList();
    return whole.stream().map(names::get).distinct().count() == 1
        ? Optional.of(whole.getFirst())
        : Optional.empty();
  }

  /// The words as one that sounds the same.
  private String key(List<String> words) {
    var key = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      // "S. Borja", but "S.M.P."
      boolean initial = i + 1 == words.size() || words.get(i + 1).length() == 1;
      key.append(initial && words.get(i).length() == 1 ? words.get(i) : inFull(words.get(i)));
    }
    return Stems.sound(key.toString());
  }

  private String inFull(String word) {
    var full = WRITTEN_SHORT.get(word);
    if (full == null && word.length() >= FEWEST_CONSONANTS && withoutVowels(word).equals(word)) {
      full = consonants.get(word);
    }
    return full == null ? word : full;
  }

  private static String withoutVowels(String word) {
    return word.replaceAll("[aeiou]", "");
  }

  /// What is named, in the order of the text, none twice.
  List<Found> all(Tokens tokens) {
    var found = new ArrayList<Found>();
    var words = tokens.words();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_NAME); to++) {
        match(words, from, to).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingInt(Found::letters).reversed());
    var kept = new ArrayList<Found>();
    for (var candidate : found) {
      if (kept.stream().noneMatch(candidate::overlaps)) {
        kept.add(candidate);
      }
    }
    if (kept.stream().anyMatch(place -> place.letters() > 1)) {
      kept.removeIf(place -> place.letters() == 1);
    }
    kept.removeIf(place -> place.role() == Mention.STREET);
    if (kept.size() > 1) {
      kept.removeIf(place -> Mention.isTakenBack(words, place.to()));
    }
    kept.sort(Comparator.comparingInt(Found::from));
    return kept;
  }

  /// Where the job is: of what is named as surely, the last. "From Surco to Lince" ends in Lince,
  /// and who corrects themselves says the right one last. A district that is named knows better
  /// than what lies at its border.
  static Optional<Found> meant(List<Found> named) {
    return named.stream()
        .max(
            Comparator.comparing(Found::role)
                .thenComparing(Found::isNamed)
                .thenComparingInt(Found::from));
  }

  private Optional<Found> match(List<String> words, int from, int to) {
    var said = words.subList(from, to);
    if (said.equals(REGARDS)) {
      return Optional.empty();
    }
    var key = key(said);
    boolean exact = spelling.knows(key);
    if (exact
        && key.length() < LONG_ENOUGH_TO_STAND_ALONE
        && !written.contains(String.join("", said))) {
      return Optional.empty();
    }
    if (!exact && (key.length() < LONG_ENOUGH_FOR_A_SLIP - 1 || said.stream().allMatch(isWord))) {
      return Optional.empty();
    }
    var name =
        exact
            ? Optional.of(key)
            : spelling
                .meant(key)
                .filter(near -> near.length() >= LONG_ENOUGH_FOR_A_SLIP)
                .or(() -> begun(key, words, from, to));
    if (name.isEmpty() || !stands(key, words, from, to)) {
      return Optional.empty();
    }
    int letters = key.equals(EVERYWHERE) ? 1 : name.get().length() * 2 + (exact ? 1 : 0);
    var role = Mention.of(words, from);
    var district = names.get(name.get());
    if (district != null) {
      return Optional.of(new Found(district, from, to, letters, role, true));
    }
    return Optional.ofNullable(within.get(name.get()))
        .filter(each -> exact || Neighbourhoods.isMisspelt(each, key, words, from))
        .filter(each -> Neighbourhoods.stands(each, words, from, to, isWord))
        .map(each ->
            new Found(
                each.district(),
                from,
                to,
                letters,
                Neighbourhoods.role(role, words, from),
                Neighbourhoods.isWhereTo(words, from)));
  }

  /// Very short names are also other words: they need a word before them that places have.
  private static boolean stands(String key, List<String> words, int from, int to) {
    if (to < words.size() && SOMETHING_ELSE.contains(words.get(to))) {
      return false;
    }
    if (key.equals(EVERYWHERE) && isAnywhere(words, from)) {
      return false;
    }
    return key.length() >= LONG_ENOUGH_TO_STAND_ALONE
        || (key.length() > 2 && withoutVowels(key).equals(key))
        || to - from == words.size()
        || to - from > 1
        || (to < words.size() && AFTER_PLACES.contains(words.get(to)))
        || (to + 1 < words.size() && words.get(to + 1).equals("sector"))
        || (from > 0 && BEFORE_PLACES.contains(words.get(from - 1)))
        || (from > 0 && Character.isDigit(words.get(from - 1).charAt(0)))
        || (key.length() > 2 && to == words.size());
  }

  /// "A todo Lima", "fuera de Lima".
  private static boolean isAnywhere(List<String> words, int from) {
    var before = " " + String.join(" ", words.subList(Math.max(0, from - 2), from)) + " ";
    return before.contains(" todo ") || before.contains(" toda ") || before.contains(" fuera ");
  }
}
