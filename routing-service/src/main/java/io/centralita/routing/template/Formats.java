package io.centralita.routing.template;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.values.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes raw values readable: codes, instants, numbers. People never see a value as a database has
/// it. How a language says it is ICU's to know.
record Formats(ServiceCatalogue catalogue, ZoneId zone) {
  private static final Pattern CODE = Pattern.compile("\\b[2-9A-HJ-NP-Z]{4}\\b");
  private static final String NAME_AS_LONG_AS_THEY_GET = "W".repeat(40);

  /// No name and nothing that stands in a button is longer; carriers refuse messages that are.
  private static final int MOST_OF_A_TEXT = 100;

  /// Peru and Mexico write decimals with a point, as English does; Spain's Spanish does not.
  private static final ULocale SPANISH = new ULocale("es-PE");

  private static final ULocale ENGLISH = new ULocale("en-US");
  private static final BigDecimal KILOMETRE = BigDecimal.valueOf(1_000);

  /// ICU takes its time to make a format. These may be shared, dates' must be copied.
  private static final Map<Language, LocalizedNumberFormatter> DECIMALS =
      Map.of(Language.SPANISH, decimal(SPANISH), Language.ENGLISH, decimal(ENGLISH));

  private static final Map<String, DateFormat> DATES = new ConcurrentHashMap<>();

  /// What a variable is, as `templates.yml` calls it in lower case.
  enum Kind {
    TEXT,
    CATEGORY,
    DISTRICT,
    /// An instant: the time of day, with its article where the language has one.
    TIME,
    /// An instant: the day of the week and month.
    DAY,
    CODES,
    /// A small whole number.
    COUNT,
    /// How many messages of the reader's own.
    MESSAGES,
    RATING,
    VOTES,
    /// How many stars a job got.
    STARS,
    /// A currency and an amount: `PEN 12.5`.
    MONEY,
    /// Metres.
    DISTANCE,
    /// Prices, the most important first, see [Prices].
    PRICES
  }

  Formats offering(ServiceCatalogue other) {
    return new Formats(other, zone);
  }

  Formats at(ZoneId elsewhere) {
    return new Formats(catalogue, elsewhere);
  }

  String readable(Kind kind, String raw, Language language) {
    return switch (kind) {
      case TEXT -> shortened(raw.strip().replaceAll("\\s+", " "));
      case CATEGORY ->
          catalogue.category(raw).map(category -> category.name(language)).orElse(unknown(raw));
      case DISTRICT -> catalogue.district(raw).map(District::name).orElse(unknown(raw));
      case TIME -> time(raw, language);
      case DAY -> date("EEEEdMMMM", raw, language);
      case CODES -> codes(raw, language);
      case RATING -> decimal(language).format(new BigDecimal(raw)).toString();
      case COUNT -> Integer.toString(Integer.parseInt(raw));
      case MESSAGES -> plural(messages(language), raw, language);
      case VOTES -> plural(votes(language), raw, language);
      case STARS -> plural(stars(language), raw, language);
      case MONEY -> money(raw);
      case DISTANCE -> distance(new BigDecimal(raw), language);
      case PRICES -> Prices.of(raw, this, language).all();
    };
  }

  /// The longest that a value may be expected to be, for counting.
  String longest(Kind kind, Language language) {
    return switch (kind) {
      case TEXT -> NAME_AS_LONG_AS_THEY_GET;
      case CATEGORY ->
          longest(catalogue.categories().stream().map((ServiceCategory one) -> one.name(language)));
      case DISTRICT -> longest(catalogue.districts().stream().map(District::name));
      case TIME -> readable(kind, "2026-11-20T17:45:00Z", language);
      case DAY -> readable(kind, "2026-09-23T17:45:00Z", language);
      case CODES -> readable(kind, "K7QX,M2PD,Z9ZW", language);
      case COUNT -> readable(kind, "10", language);
      case MESSAGES -> readable(kind, "123", language);
      case RATING -> readable(kind, "4.75", language);
      case VOTES -> readable(kind, "12345", language);
      case STARS -> readable(kind, "5", language);
      case MONEY -> readable(kind, "PEN 12345.67", language);
      case DISTANCE -> readable(kind, "987654", language);
      case PRICES -> Prices.longest(this, language);
    };
  }

  private static String longest(Stream<String> names) {
    return names.max(Comparator.comparingInt(String::length)).orElseThrow();
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_OF_A_TEXT) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return text.substring(0, characters.preceding(MOST_OF_A_TEXT + 1)).strip() + "…";
  }

  private static String unknown(String raw) {
    return raw.replace('_', ' ');
  }

  private static ULocale locale(Language language) {
    return switch (language) {
      case SPANISH -> SPANISH;
      case ENGLISH -> ENGLISH;
    };
  }

  private static LocalizedNumberFormatter decimal(Language language) {
    return Objects.requireNonNull(DECIMALS.get(language));
  }

  private static LocalizedNumberFormatter decimal(ULocale locale) {
    return NumberFormatter.withLocale(locale)
        .precision(Precision.fixedFraction(1))
        .roundingMode(RoundingMode.HALF_UP);
  }

  private static String plural(String pattern, String raw, Language language) {
    return new MessageFormat(pattern, locale(language)).format(new Object[] {Integer.valueOf(raw)});
  }

  private static String stars(Language language) {
    return switch (language) {
      case SPANISH -> "{0, plural, one {# estrella} other {# estrellas}}";
      case ENGLISH -> "{0, plural, one {# star} other {# stars}}";
    };
  }

  private static String messages(Language language) {
    return switch (language) {
      case SPANISH -> "{0, plural, one {otro mensaje tuyo} other {otros # mensajes tuyos}}";
      case ENGLISH -> "{0, plural, one {another of your messages} other {# more of your messages}}";
    };
  }

  private static String votes(Language language) {
    return switch (language) {
      case SPANISH -> "{0, plural, one {# opinión} other {# opiniones}}";
      case ENGLISH -> "{0, plural, one {# review} other {# reviews}}";
    };
  }

  /// Twelve hours, as they are said in Lima; ICU's own words but for English, where it shouts.
  private String time(String raw, Language language) {
    var time = date("hmm", raw, language).replace('\u202f', '\u00a0');
    return switch (language) {
      case SPANISH -> (time.startsWith("1:") ? "la " : "las ") + time;
      case ENGLISH -> time.replace("AM", "a.m.").replace("PM", "p.m.");
    };
  }

  /// A day of the calendar, without a clock.
  String day(LocalDate day, Language language) {
    return date("dMMM", day.atTime(12, 0).atZone(zone).toInstant().toString(), language)
        .replace(".", "");
  }

  private String date(String skeleton, String raw, Language language) {
    var shared =
        DATES.computeIfAbsent(
            skeleton + language.tag(),
            _ -> DateFormat.getInstanceForSkeleton(skeleton, locale(language)));
    var format = shared.clone();
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(Instant.parse(raw)));
  }

  private static String codes(String raw, Language language) {
    var codes = CODE.matcher(raw).results().map(MatchResult::group).toList();
    return codes.size() < 2 ? raw : ListFormatter.getInstance(locale(language)).format(codes);
  }

  /// As Peru writes it, whatever the language: S/ 12.50.
  private static String money(String raw) {
    int blank = raw.indexOf(' ');
    return NumberFormatter.withLocale(SPANISH)
        .unit(Currency.getInstance(raw.substring(0, blank)))
        .format(new BigDecimal(raw.substring(blank + 1)))
        .toString();
  }

  private static String distance(BigDecimal metres, Language language) {
    return metres.compareTo(KILOMETRE) < 0
        ? decimal(language)
            .unit(MeasureUnit.METER)
            .precision(Precision.integer())
            .format(metres)
            .toString()
        : decimal(language).unit(MeasureUnit.KILOMETER).format(metres.divide(KILOMETRE)).toString();
  }
}
