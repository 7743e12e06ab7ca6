package io.centralita.proxy.api;

import io.centralita.proxy.link.Limits;
import io.centralita.proxy.sid.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// One page of a list, the newest first. Pages follow each other by the place of the last row, so
/// that what is added or taken away meanwhile neither repeats nor hides a row.
///
/// @param url of the list
/// @param size how many rows a page has
/// @param number of the page, as the caller counts
/// @param after where the page before ended; absent for the first one
record Listing(String url, int size, int number, @Nullable Cursor after) {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;
  private static final String MARK = "PA";

  static Listing of(String url, ServerHttpRequest request) {
    var query = request.getQueryParams();
    var token = query.getFirst("PageToken");
    return new Listing(
        url,
        Math.min(MOST, number("PageSize", query.getFirst("PageSize"), USUAL, 1)),
        number("Page", query.getFirst("Page"), 0, 0),
        token == null || token.isEmpty() ? null : read(token));
  }

  /// To be asked for: one more tells whether there is a next page.
  int limit() {
    return size + 1;
  }

  /// @param rows as many as [#limit] at most
  <T> Map<String, Object> answer(
      String key, List<T> rows, Function<T, Cursor> place, Function<T, ?> view) {
    var shown = rows.subList(0, Math.min(size, rows.size()));
    var meta = new LinkedHashMap<String, @Nullable Object>();
    meta.put("page", number);
    meta.put("page_size", size);
    meta.put("first_page_url", page(0, null));
    meta.put("previous_page_url", null);
    meta.put("url", page(number, after));
    meta.put(
        "next_page_url",
        rows.size() > size ? page(number + 1, place.apply(shown.getLast())) : null);
    meta.put("key", key);
    var answer = new LinkedHashMap<String, Object>();
    answer.put(key, shown.stream().map(view).toList());
    answer.put("meta", meta);
    return answer;
  }

  private String page(int page, @Nullable Cursor from) {
    return url
        + "?PageSize="
        + size
        + "&Page="
        + page
        + (from == null ? "" : "&PageToken=" + token(from));
  }

  private static String token(Cursor cursor) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, cursor.createdAt());
    var text = micros + "." + cursor.id();
    return MARK
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Cursor read(String token) {
    try {
      if (token.startsWith(MARK)) {
        var text =
            new String(
                Base64.getUrlDecoder().decode(token.substring(MARK.length())),
                StandardCharsets.US_ASCII);
        int point = text.indexOf('.');
        if (point > 0) {
          var at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, point)), ChronoUnit.MICROS);
          if (Limits.isTime(at)) {
            return new Cursor(at, UUID.fromString(text.substring(point + 1)));
          }
        }
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      // Refused below.
    }
    throw Refusal.invalid("PageToken", "send one that an answer gave");
  }

  private static int number(String name, @Nullable String text, int usual, int least) {
    if (text == null || text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Refused below.
    }
    throw Refusal.invalid(name, "send a whole number, " + least + " or more");
  }
}
