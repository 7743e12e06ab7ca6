package io.centralita.matching.page;

import io.centralita.kit.problem.Problem;
import org.springframework.http.HttpStatus;

/// The `limit` of every list.
public final class PageSize {
  private static final int MOST = 200;

  private PageSize() {}

  /// Refuses what is out of range instead of answering something that was not asked for.
  public static int of(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "limit-out-of-range", "Send a limit from 1 to " + MOST);
    }
    return limit;
  }
}
