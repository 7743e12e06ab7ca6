package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands without asking anybody: fixed words first, then what resembles the examples. It
/// answers within a millisecond, so it is also what remains when a model is slow or away.
public final class EmbeddedUnderstanding implements Understanding {
  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{3}[- ]?\\d{3}(?!\\d)");

  private final ServiceCatalogue catalogue;
  private final Triggers triggers;
  private final Districts districts;
  private final PlaceAlone placeAlone;
  private final TradeAlone tradeAlone;
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
    this.tradeAlone = new TradeAlone(catalogue.categories());
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
        ? new Understood(said.meaning(), language, null, said.remark(), said.also())
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
              .or(() -> emergency(heard.text(), tokens))
              .or(() -> Unasked.read(tokens))
              .orElseGet(() -> withRemark(heard.text(), tokens));
    };
  }

  /// What the fire brigade is called for. Who clearly asks for work beside it gets that too.
  private Optional<Said> emergency(String text, Tokens tokens) {
    if (!Unasked.isAnEmergency(tokens)) {
      return Optional.empty();
    }
    var called = Remark.emergency(country);
    return Optional.of(
        tokens.words().stream().anyMatch(Lexicon.WISHING::contains)
                && withRemark(text, tokens)
                    instanceof Said(Meaning.ServiceRequest request, _, var also)
                && request.category() != null
            ? new Said(request, called, also)
            : Said.answered(called));
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
    return several(text, meaning).orElseGet(() -> new Said(meaning));
  }

  /// The first of several jobs, and the others. What the text as a whole is about must be one of
  /// them, as far as that is clear.
  private Optional<Said> several(String text, Meaning whole) {
    var jobs = AlsoAsked.in(text, this::alone, this::named);
    var about =
        switch (whole) {
          case Meaning.ServiceRequest request -> Optional.ofNullable(request.category());
          case Meaning.Unclear _ -> Optional.<String>empty();
          case Meaning _ -> Optional.of("");
        };
    boolean fits =
        about.isEmpty() || jobs.stream().anyMatch(job -> about.get().equals(job.category()));
    return jobs.size() < 2 || !fits
        ? Optional.empty()
        : Optional.of(new Said(jobs.getFirst(), jobs.subList(1, jobs.size())));
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
  private Optional<Meaning.ServiceRequest> alone(String part) {
    return said(part, Tokens.of(part)) instanceof Meaning.ServiceRequest request
            && request.category() != null
        ? Optional.of(request)
        : Optional.empty();
  }

  /// The trade that a part of a text is the name or the work of: nobody has to be asked whether
  /// anything is meant by it.
  private Optional<Meaning.ServiceRequest> named(String part) {
    var tokens = Tokens.of(part);
    var places = districts.all(tokens);
    var weighed = categories.weigh(part, Beside.places(tokens, places));
    return Sureness.named(weighed)
        .map(code ->
            new Meaning.ServiceRequest(
                code, Districts.meant(places).map(found -> found.district().code()).orElse(null)));
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
    if (places.size() == 1 && PlaceAlone.isRefused(words, places.getFirst())) {
      return new Meaning.Unclear();
    }
    if (!Negation.isAllThereIs(meant)) {
      if (district != null && placeAlone.isAllOf(rest)) {
        return new Meaning.ServiceRequest(null, district);
      }
      if (PlaceAlone.isCorrection(words)) {
        return new Meaning.Unclear();
      }
      var trade = tradeAlone.of(rest);
      if (trade.isPresent()) {
        return new Meaning.ServiceRequest(trade.get(), district);
      }
      var weighed = categories.weigh(meant, rest);
      double asked = weighed.evidence().likelihood(Placing.logOdds(words, places));
      var clear = Sureness.clear(weighed, asked);
      if (clear.isPresent()) {
        return new Meaning.ServiceRequest(clear.get(), district);
      }
      var plain = AlsoAsked.isOne(text) ? named(text) : Optional.<Meaning.ServiceRequest>empty();
      if (plain.isPresent()) {
        return plain.get();
      }
      var perhaps = Sureness.perhaps(weighed, asked, words, categories::knows);
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
    return Sureness.clear(weighed, weighed.evidence().likelihood(Placing.logOdds(tokens, places)))
        .map(category ->
            new Meaning.ServiceRequest(
                category, place.map(found -> found.district().code()).orElse(null)));
  }

  private static boolean isAsking(String text, Tokens tokens) {
    return text.contains("?")
        || text.contains("¿")
        || (!tokens.isEmpty() && Lexicon.ASKING.contains(tokens.words().getFirst()));
  }
}
