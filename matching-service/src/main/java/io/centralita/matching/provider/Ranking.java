package io.centralita.matching.provider;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds whom to propose to a customer.
@Component
public final class Ranking {
  private static final int SURROUNDING_DISTRICTS = 5;

  private final RankingStore store;
  private final ServiceCatalogue catalogue;

  Ranking(RankingStore store, ServiceCatalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  /// At most three, best first; none when nobody near does that job.
  ///
  /// @param customer ref of the person who asks
  public List<RankedProvider> best(
      TenantId tenant, String category, String district, String customer) {
    var own = store.bestOfEach(tenant, category, List.of(district), customer);
    if (own.size() >= Shortlist.SIZE) {
      return Shortlist.of(own);
    }
    return Shortlist.of(store.bestOfEach(tenant, category, withSurrounding(district), customer));
  }

  private List<String> withSurrounding(String code) {
    var codes = new ArrayList<String>();
    codes.add(code);
    catalogue.district(code).stream()
        .flatMap(centre -> catalogue.surrounding(centre, SURROUNDING_DISTRICTS).stream())
        .map(District::code)
        .forEach(codes::add);
    return codes;
  }
}
