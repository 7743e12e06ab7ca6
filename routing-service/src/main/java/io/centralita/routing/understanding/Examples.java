package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.values.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// What is learned for a catalogue: its own names and examples, what is known of trades by
/// everybody (`trades.txt`), and how people ask, offer and chat (`phrases.txt`).
final class Examples {
  /// The category of texts that ask for no service.
  static final String NONE = "none";

  private static final Map<String, List<String>> PHRASES =
      Phrases.read("/understanding/phrases.txt");
  private static final String TRADE = "{trade}";
  private static final String THING = "{thing}";
  private static final String SAID = "{said}";

  /// Of so many examples one is said with something around it.
  private static final int SURROUNDED = 3;

  /// Of so many examples one is told as a longer story.
  private static final int TOLD_AT_LENGTH = 3;

  private static final int MOST_OTHERS = 4;
  private static final long SEED = 11;

  /// What somebody really wrote counts for so many that were put together.
  private static final int OFTEN = 2;

  /// A tenant's own examples are few, and what is known of trades is much.
  private static final int VERY_OFTEN = 6;

  /// Those of a category that nobody else knows count together for at least so many.
  private static final int ENOUGH = 600;

  /// Of so many texts of a trade that is not offered one is learned.
  private static final int NOT_OFFERED = 4;

  private final List<Example> examples = new ArrayList<>();
  private int group;

  private final Predicate<String> isLearned;
  private final OwnWords own;

  private Examples(Predicate<String> isLearned, OwnWords own) {
    this.isLearned = isLearned;
    this.own = own;
  }

  /// @param group examples that are variants of each other
  record Example(String category, String text, int group, Origin origin) {}

  /// Where an example is from. Who asks for what is not offered asks nevertheless.
  enum Origin {
    /// Put together from phrases.
    PARTS,
    /// Written by somebody who asks for something.
    ASKING,
    /// Written by somebody who does not.
    TELLING
  }

  static List<Example> all(ServiceCatalogue catalogue) {
    return all(catalogue, _ -> true);
  }

  /// @param isLearned which of the whole texts: what is left out can be asked about
  static List<Example> all(ServiceCatalogue catalogue, Predicate<String> isLearned) {
    var known = Trades.all();
    var examples =
        new Examples(
            isLearned,
            OwnWords.of(
                catalogue.categories().stream()
                    .filter(category -> !known.contains(category.code()))
                    .toList()));
    var offered = new LinkedHashSet<String>();
    // In an order of its own: what is learned does not depend on how a catalogue is listed.
    var categories =
        catalogue.categories().stream()
            .sorted(Comparator.comparing(ServiceCategory::code))
            .toList();
    for (var category : categories) {
      var trade = Trades.of(category);
      trade.ifPresent(offered::add);
      examples.category(category, trade);
    }
    known.stream().filter(trade -> !offered.contains(trade)).forEach(examples::notOffered);
    for (var language : Language.values()) {
      examples.phrases("other", language, NONE);
    }
    examples.said(NONE, NONE);
    examples.surround();
    return examples.examples;
  }

  private void category(ServiceCategory category, Optional<String> trade) {
    var names = new LinkedHashSet<String>();
    names.add(category.spanishName());
    names.add(category.englishName());
    trade.map(Trades::names).ifPresent(names::addAll);
    int own = Math.max(1, category.examples().size());
    int times = trade.isPresent() ? VERY_OFTEN : Math.max(VERY_OFTEN, ENOUGH / own);
    for (var example : category.examples()) {
      group++;
      Phrases.saidEachWay(example)
          .forEach(text -> {
            for (int i = 0; i < times; i++) {
              examples.add(new Example(category.code(), text, group, Origin.ASKING));
            }
          });
    }
    trade.ifPresent(known -> trade(known, category.code()));
    named(List.copyOf(names), category.code());
  }

  /// How people ask for what has a name, and how they offer it or speak of it.
  private void named(List<String> names, String category) {
    names.forEach(name -> eachWay(category, category, name));
    var choice = "(" + String.join("|", names) + ")";
    for (var language : Language.values()) {
      for (var phrase : PHRASES.getOrDefault("request " + language.tag(), List.of())) {
        eachWay(category, category, phrase.replace(TRADE, choice));
      }
      for (var phrase : PHRASES.getOrDefault("none " + language.tag(), List.of())) {
        group++;
        var ways = Phrases.saidEachWay(phrase.replace(TRADE, choice));
        for (int i = group % 2; i < ways.size(); i += 2) {
          examples.add(
              new Example(NONE, ways.get(i), group, i < 2 ? Origin.TELLING : Origin.PARTS));
        }
      }
    }
  }

  /// Whole texts, as people wrote them.
  private void said(String heading, String category) {
    for (var text : WholeText.under(heading)) {
      if (isLearned.test(text) && own.allow(text, category)) {
        group++;
        var meant = Negation.withoutDenied(text);
        for (int i = 0; i < OFTEN; i++) {
          examples.add(
              new Example(category, meant, group, i == 0 ? origin(heading) : Origin.PARTS));
        }
      }
    }
  }

  /// What is known of other trades is told apart, though it must not drown a tenant's examples.
  private void notOffered(String trade) {
    var texts = WholeText.under(trade);
    for (int i = 0; i < texts.size(); i += NOT_OFFERED) {
      if (isLearned.test(texts.get(i)) && own.allow(texts.get(i), NONE)) {
        group++;
        var meant = Negation.withoutDenied(texts.get(i));
        examples.add(new Example(NONE, meant, group, Origin.ASKING));
      }
    }
  }

  private void trade(String trade, String category) {
    said(trade, category);
    for (var language : Language.values()) {
      for (var phrase : Trades.lines(trade + " " + language.tag())) {
        eachWay(category, trade, phrase);
      }
      things(trade, language, category);
    }
  }

  /// The things of a trade in what people say of anything that is to be done, or that no longer is.
  private void things(String trade, Language language, String category) {
    var things =
        Trades.lines(trade + " things " + language.tag()).stream()
            .flatMap(line -> Arrays.stream(line.split("\\s*,\\s*")))
            .toList();
    var about = PHRASES.getOrDefault("about " + language.tag(), List.of());
    var over = PHRASES.getOrDefault("about over " + language.tag(), List.of());
    for (int i = 0; i < things.size(); i++) {
      said(things, about, i, 1, category);
      said(things, over, i, 2, NONE);
    }
  }

  /// Each thing in every phrase, or in one of so many, though not in each way to say it.
  private void said(
      List<String> things, List<String> phrases, int thing, int step, String category) {
    for (int i = thing % step; i < phrases.size(); i += step) {
      var ways = Phrases.saidEachWay(phrases.get(i));
      group++;
      add(category, ways.get(thing % ways.size()).replace(THING, things.get(thing)));
    }
  }

  private void phrases(String heading, Language language, String category) {
    for (var phrase : PHRASES.getOrDefault(heading + " " + language.tag(), List.of())) {
      eachWay(category, category, phrase);
    }
  }

  /// What people say around anything, whether it is a request or not.
  private void surround() {
    var around = everybodys("around");
    var background = everybodys("background");
    var random = new Random(SEED);
    var plain = List.copyOf(examples);
    for (int i = 0; i < plain.size(); i++) {
      var example = plain.get(i);
      var words = around.get(i % around.size()).replace(SAID, example.text());
      int seldom = example.category().equals(NONE) ? 2 : 1;
      if (i % (SURROUNDED * seldom) == 0) {
        examples.add(new Example(example.category(), words, example.group(), Origin.PARTS));
      }
      if (i % (TOLD_AT_LENGTH * seldom) == seldom - 1) {
        var story = story(random.nextBoolean() ? example.text() : words, background, random);
        examples.add(new Example(example.category(), story, example.group(), Origin.PARTS));
      }
    }
  }

  private static List<String> everybodys(String heading) {
    return Arrays.stream(Language.values())
        .flatMap(
            language -> PHRASES.getOrDefault(heading + " " + language.tag(), List.of()).stream())
        .toList();
  }

  /// The words somewhere among sentences that tell nothing.
  private static String story(String words, List<String> background, Random random) {
    var sentences = new ArrayList<String>();
    int others = 1 + random.nextInt(MOST_OTHERS);
    for (int i = 0; i < others; i++) {
      sentences.add(background.get(random.nextInt(background.size())));
    }
    sentences.add(random.nextInt(others + 1), words);
    return String.join(" ", sentences);
  }

  private void add(String category, String text) {
    examples.add(new Example(category, text, group, Origin.PARTS));
  }

  /// All ways to say something, of which the first is as good as a whole text.
  private void eachWay(String category, String kind, String phrase) {
    group++;
    var ways = Phrases.saidEachWay(phrase);
    for (int i = 0; i < ways.size(); i++) {
      examples.add(new Example(category, ways.get(i), group, i == 0 ? origin(kind) : Origin.PARTS));
    }
  }

  private static Origin origin(String kind) {
    return kind.equals(NONE) ? Origin.TELLING : Origin.ASKING;
  }
}
