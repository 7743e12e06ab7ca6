package io.centralita.simulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A page of templates; the newer APIs of Twilio describe their pages under `meta`.
record ContentPage(List<ContentResource> contents, Meta meta) {
  static ContentPage of(List<ContentResource> all, int page, int pageSize, String base) {
    var start = Math.min((long) page * pageSize, all.size());
    var end = Math.min(start + pageSize, all.size());
    return new ContentPage(
        all.subList((int) start, (int) end),
        new Meta(
            address(base, 0, pageSize),
            "contents",
            end < all.size() ? address(base, page + 1, pageSize) : null,
            page,
            pageSize,
            page > 0 ? address(base, page - 1, pageSize) : null,
            address(base, page, pageSize)));
  }

  private static String address(String base, int page, int pageSize) {
    return base + "?PageSize=" + pageSize + "&Page=" + page;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Meta(
      String firstPageUrl,
      String key,
      @Nullable String nextPageUrl,
      int page,
      int pageSize,
      @Nullable String previousPageUrl,
      String url) {}
}
