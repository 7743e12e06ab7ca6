package io.centralita.routing.template;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes raw values readable: codes, instants, numbers. People never see a value as a database has
/// it.
record Formats(ServiceCatalogue catalogue, ZoneId zone) {
  private static final Pattern CODE = Pattern.compile("\\b[2-9A-HJ-NP-Z]{4}\\b");
  private static final DateTimeFormatter TWELVE_HOURS =
      DateTimeFormatter.ofPattern("h:mm", Locale.ROOT);

  /// What a variable is, as `templates.yml` calls it in lower case.
  enum Kind {
    TEXT,
    CATEGORY,
    DISTRICT,
    TIME,
    CODES,
    RATING,
    VOTES
  }

  String readable(Kind kind, String raw, Language language) {
    return switch (kind) {
      case TEXT -> raw.strip().replaceAll("\\s+", " ");
      case CATEGORY ->
          catalogue.category(raw).map(category -> category.name(language)).orElse(unknown(raw));
      case DISTRICT -> catalogue.district(raw).map(District::name).orElse(unknown(raw));
      case TIME -> time(Instant.parse(raw), language);
      case CODES -> codes(raw, language);
      case RATING -> rating(new BigDecimal(raw));
      case VOTES -> votes(Integer.parseInt(raw), language);
    };
  }

  private static String unknown(String raw) {
    return raw.replace('_', ' ');
  }

  private String time(Instant instant, Language language) {
    var local = instant.atZone(zone);
    var morning = local.getHour() < 12;
    return TWELVE_HOURS.format(local)
        + switch (language) {
          case SPANISH -> morning ? "\u00a0a.\u00a0m." : "\u00a0p.\u00a0m.";
          case ENGLISH -> morning ? "\u00a0a.m." : "\u00a0p.m.";
        };
  }

  private static String codes(String raw, Language language) {
    var codes = CODE.matcher(raw).results().map(MatchResult::group).toList();
    if (codes.size() < 2) {
      return raw;
    }
    var and =
        switch (language) {
          case SPANISH -> " y ";
          case ENGLISH -> " and ";
        };
    return String.join(", ", codes.subList(0, codes.size() - 1)) + and + codes.getLast();
  }

  /// Peru and Mexico write decimals with a point, as English does.
  private static String rating(BigDecimal stars) {
    return stars.setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  private static String votes(int count, Language language) {
    return switch (language) {
      case SPANISH -> count + (count == 1 ? " opinión" : " opiniones");
      case ENGLISH -> count + (count == 1 ? " review" : " reviews");
    };
  }
}
