package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whoever writes the name of a trade, that they look for one, and no more, wants one: no learning
/// is to shake that.
final class TradeAlone {
  private static final Set<String> AROUND = Lexicon.TRADE_FILLER;

  /// By the stems of their names.
  private final Map<List<String>, String> trades = new HashMap<>();

  TradeAlone(List<ServiceCategory> categories) {
    for (var category : categories) {
      Stream.concat(
              Stream.of(category.spanishName(), category.englishName()),
              Trades.of(category).stream().flatMap(trade -> Trades.names(trade).stream()))
          .map(name -> stems(Tokens.of(name)))
          .filter(name -> !name.isEmpty()) // a category called "Urgente" is not in every greeting
          .forEach(name -> trades.putIfAbsent(name, category.code()));
    }
  }

  /// @param words without places
  Optional<String> of(Tokens words) {
    return Optional.ofNullable(trades.get(stems(words)));
  }

  private static List<String> stems(Tokens words) {
    return words.words().stream().filter(word -> !AROUND.contains(word)).map(Stems::of).toList();
  }
}
