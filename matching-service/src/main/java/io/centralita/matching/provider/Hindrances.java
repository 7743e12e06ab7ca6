package io.centralita.matching.provider;

import static java.util.stream.Collectors.toMap;

import io.centralita.contracts.values.ProviderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands in the way of those who were proposed, looked up once for all the jobs that one
/// transaction moves on. What is offered on the way counts for the jobs after it.
public final class Hindrances {
  private final Map<ProviderId, Readiness> readiness;

  private Hindrances(Map<ProviderId, Readiness> readiness) {
    this.readiness = readiness;
  }

  static Hindrances of(List<Readiness> found) {
    return new Hindrances(
        found.stream()
            .collect(toMap(Readiness::provider, each -> each, (a, _) -> a, HashMap::new)));
  }

  /// Where nobody is about to get an offer.
  public static Hindrances none() {
    return of(List.of());
  }

  /// Who of them cannot be offered a job now, and why not.
  public Map<ProviderId, Hindrance> among(Collection<ProviderId> providers) {
    var hindered = new HashMap<ProviderId, Hindrance>();
    for (var provider : providers) {
      var known = readiness.get(provider);
      var hindrance = known == null ? null : known.hindrance();
      if (hindrance != null) {
        hindered.put(provider, hindrance);
      }
    }
    return hindered;
  }

  public void offered(ProviderId provider) {
    readiness.computeIfPresent(provider, (_, before) -> before.withOneMoreOffer());
  }
}
