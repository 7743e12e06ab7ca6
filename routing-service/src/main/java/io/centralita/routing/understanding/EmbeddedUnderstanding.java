package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import io.centralita.routing.understanding.Categories.Guess;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands without asking anybody: fixed words first, then what resembles the examples. It
/// answers within a millisecond, so it is also what remains when a model is slow or away.
public final class EmbeddedUnderstanding implements Understanding {
  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{3}[- ]?\\d{3}(?!\\d)");

  /// From here on nobody is asked whether anything is meant.
  private static final double SURE = 0.56;

  /// One category is likelier than all others together.
  private static final double CLEAR = 0.5;

  /// How likely it must be that anything at all is asked for.
  private static final double WORTH_ASKING = 0.44;

  private static final double WORTH_NAMING = 0.15;

  private static final int MOST_NAMED = 3;

  private final ServiceCatalogue catalogue;
  private final Triggers triggers;
  private final Districts districts;
  private final PlaceAlone placeAlone;
  private final String country;
  private final Elsewhere elsewhere;
  private final Categories categories;

  public EmbeddedUnderstanding(ServiceCatalogue catalogue) {
    this(catalogue, LearnedAhead.of(catalogue));
  }

  EmbeddedUnderstanding(ServiceCatalogue catalogue, Categories categories) {
    this.catalogue = catalogue;
    this.categories = categories;
    this.districts = new Districts(catalogue.districts(), categories::knows);
    this.triggers = new Triggers(categories::knows, part -> said(part, Tokens.of(part)));
    this.placeAlone = new PlaceAlone(categories::knows);
    this.country = KnownPlaces.country(catalogue.districts()).orElse("other");
    this.elsewhere =
        new Elsewhere(country, catalogue.districts(), name -> !districts.all(name).isEmpty());
  }

  /// One that knows only some of the whole texts, so that it can be asked about the others.
  public static EmbeddedUnderstanding knowing(
      ServiceCatalogue catalogue, Predicate<String> isLearned) {
    return new EmbeddedUnderstanding(
        catalogue, Categories.learn(Examples.all(catalogue, isLearned)));
  }

  /// What speaks for a text asking for something, where no district is named.
  public Evidence evidence(String text) {
    var meant = Negation.withoutDenied(text);
    return categories.weigh(meant, Tokens.of(meant)).evidence();
  }

  @Override
  public Understood understand(Heard heard) {
    if (heard.payload() != null) {
      var tapped = Payloads.read(heard.payload());
      if (tapped.isPresent()) {
        return offered(tapped.get());
      }
    }
    var tokens = Tokens.of(heard.text());
    var language = Languages.of(tokens).orElse(null);
    var said = said(heard, tokens);
    return heard.pin() == null || heard.purpose() != NumberPurpose.MAIN
        ? new Understood(said.meaning(), language, null, said.remark())
        : located(said.meaning(), heard.pin(), language);
  }

  /// A button of long ago may name what is no longer offered.
  private Understood offered(Understood tapped) {
    if (tapped.meaning() instanceof Meaning.ServiceRequest(var category, var district)) {
      var known = category == null || catalogue.category(category).isPresent();
      var place = district == null || catalogue.district(district).isEmpty() ? null : district;
      return new Understood(
          known && (category != null || place != null)
              ? new Meaning.ServiceRequest(category, place)
              : new Meaning.Unclear(),
          tapped.language(),
          tapped.lead());
    }
    return tapped;
  }

  /// A pin says where, unless words do.
  private Understood located(Meaning meaning, Location pin, @Nullable Language language) {
    var nearest = Pins.nearest(pin, catalogue.districts());
    var place = nearest.map(District::code).orElse(null);
    var known =
        switch (meaning) {
          case Meaning.ServiceRequest(var category, var named)
              when named == null && place != null ->
              new Meaning.ServiceRequest(category, place);
          case Meaning.Unclear unclear when unclear.perhaps() != null ->
              new Meaning.Unclear(
                  unclear.perhaps(), unclear.district() == null ? place : unclear.district());
          case Meaning.Unclear _ when place != null -> new Meaning.ServiceRequest(null, place);
          case Meaning other -> other;
        };
    return new Understood(known, language, null, place == null ? Remark.OUT_OF_REACH : null);
  }

  private Said said(Heard heard, Tokens tokens) {
    var opted = OptWords.read(tokens);
    if (opted.isPresent()) {
      return new Said(opted.get());
    }
    return switch (heard.purpose()) {
      case PROXY -> new Said(new Meaning.Relay());
      case VERIFICATION -> new Said(verification(heard.text()));
      case MAIN ->
          triggers
              .read(tokens, heard.text())
              .or(() -> Unasked.read(tokens, country))
              .orElseGet(() -> withRemark(heard.text(), tokens));
    };
  }

  /// What the words mean, and what is to be said of a place that is not served or of a second job,
  /// or to who wants a person.
  private Said withRemark(String text, Tokens tokens) {
    var person = APerson.askedFor(tokens);
    if (person.isPresent()) {
      var rest = person.get().rest();
      return person.get().beside(said(rest, Tokens.of(rest)));
    }
    var unstarred = Stars.without(text);
    var meaning = said(unstarred, unstarred.equals(text) ? tokens : Tokens.of(unstarred));
    var named = elsewhere.in(tokens);
    if (named.isPresent() && isWithoutAPlace(meaning) && isAboutAPlace(meaning, named.get())) {
      return Said.answered(named.get().remark());
    }
    return meaning instanceof Meaning.ServiceRequest request
        ? new Said(meaning, AlsoAsked.in(text, request, this::alone))
        : new Said(meaning);
  }

  private static boolean isWithoutAPlace(Meaning meaning) {
    return switch (meaning) {
      case Meaning.ServiceRequest request -> request.district() == null;
      case Meaning.Unclear unclear -> unclear.district() == null;
      case Meaning.Question _ -> true;
      case Meaning _ -> false;
    };
  }

  private boolean isAboutAPlace(Meaning meaning, Elsewhere.Named named) {
    return (meaning instanceof Meaning.ServiceRequest && named.isWhereTheJobIs())
        || named.isAskedFor()
        || placeAlone.isAllOf(named.rest());
  }

  /// What a part of a text asks for by itself.
  private Optional<String> alone(String part) {
    return said(part, Tokens.of(part)) instanceof Meaning.ServiceRequest request
        ? Optional.ofNullable(request.category())
        : Optional.empty();
  }

  private static Meaning verification(String text) {
    var code = SIX_DIGITS.matcher(text);
    return code.find()
        ? new Meaning.VerificationCode(code.group().replaceAll("\\D", ""))
        : new Meaning.Unclear();
  }

  private Meaning said(String text, Tokens tokens) {
    if (Thanks.areAllOf(text)) {
      return new Meaning.Unclear();
    }
    if (AboutUs.isAsked(tokens)) {
      return pricedJob(text).orElseGet(Meaning.Question::new);
    }
    var meant = Negation.withoutDenied(Later.asNow(text));
    var words = meant.equals(text) ? tokens : Tokens.of(meant);
    var places = districts.all(words);
    var rest = Beside.places(words, places);
    var district = Districts.meant(places).map(found -> found.district().code()).orElse(null);
    if (!Negation.isAllThereIs(meant)) {
      if (district != null && placeAlone.isAllOf(rest)) {
        return new Meaning.ServiceRequest(null, district);
      }
      if (PlaceAlone.isCorrection(words)) {
        return new Meaning.Unclear();
      }
      var weighed = categories.weigh(meant, rest);
      double asked = weighed.evidence().likelihood(district != null);
      var clear = clear(weighed, asked);
      if (clear.isPresent()) {
        return new Meaning.ServiceRequest(clear.get(), district);
      }
      var perhaps = asked < WORTH_ASKING ? List.<String>of() : perhaps(weighed.which());
      if (!perhaps.isEmpty()) {
        return new Meaning.Unclear(perhaps, district);
      }
    }
    return isAsking(text, tokens) ? new Meaning.Question() : new Meaning.Unclear(null, district);
  }

  /// "How much to paint a room in Lince?": who says what and where wants it done. Without a place
  /// it depends on how they put it: "how much for my three doors", or "how much is a carpenter".
  private Optional<Meaning> pricedJob(String text) {
    var tokens = Tokens.of(AboutUs.withoutPrice(text));
    var places = districts.all(tokens);
    var place = Districts.meant(places);
    var asked = place.isPresent() ? Beside.places(tokens, places) : Tokens.of(text);
    var weighed = categories.weigh(text, asked);
    return clear(weighed, weighed.evidence().likelihood(place.isPresent()))
        .map(category ->
            new Meaning.ServiceRequest(
                category, place.map(found -> found.district().code()).orElse(null)));
  }

  /// The category that nobody has to be asked about.
  private static Optional<String> clear(Categories.Weighed weighed, double asked) {
    return weighed.which().stream()
        .findFirst()
        .filter(best -> asked >= SURE && best.share() >= CLEAR)
        .map(Guess::code);
  }

  private static List<String> perhaps(List<Guess> which) {
    return which.stream()
        .filter(guess -> guess.share() >= WORTH_NAMING)
        .limit(MOST_NAMED)
        .map(Guess::code)
        .toList();
  }

  private static boolean isAsking(String text, Tokens tokens) {
    return text.contains("?")
        || text.contains("¿")
        || (!tokens.isEmpty() && Lexicon.ASKING.contains(tokens.words().getFirst()));
  }
}
