package io.centralita.simulator.api;

import java.util.Optional;
import org.springframework.util.MultiValueMap;

/// Which messages a client wants to see.
///
/// @param sentOn within this day or second
/// @param sentBefore on or before it (`DateSent<`)
/// @param sentAfter on or after it (`DateSent>`)
record MessageQuery(
    Optional<String> from,
    Optional<String> to,
    Optional<Dates.Span> sentOn,
    Optional<Dates.Span> sentBefore,
    Optional<Dates.Span> sentAfter,
    int pageSize,
    int page,
    Optional<String> pageToken) {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1_000;

  static MessageQuery of(MultiValueMap<String, String> parameters) {
    return new MessageQuery(
        text(parameters, "From"),
        text(parameters, "To"),
        text(parameters, "DateSent").flatMap(Dates::parse),
        text(parameters, "DateSent<").flatMap(Dates::parse),
        text(parameters, "DateSent>").flatMap(Dates::parse),
        number(parameters, "PageSize")
            .map(size -> Math.clamp(size, 1, LARGEST_PAGE))
            .orElse(USUAL_PAGE),
        number(parameters, "Page").orElse(0),
        text(parameters, "PageToken"));
  }

  private static Optional<String> text(MultiValueMap<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.getFirst(name)).filter(value -> !value.isEmpty());
  }

  private static Optional<Integer> number(MultiValueMap<String, String> parameters, String name) {
    return text(parameters, name).filter(value -> value.matches("\\d{1,8}")).map(Integer::valueOf);
  }
}
