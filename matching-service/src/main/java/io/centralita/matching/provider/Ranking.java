package io.centralita.matching.provider;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.provider.RankingStore.Question;
import io.centralita.matching.settings.TenantSettings;
import io.centralita.matching.settings.Terms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds whom to propose to a customer.
@Component
public final class Ranking {
  /// More equals than this are a crowd.
  static final int CROWD = 48;

  private static final int WIDER = 8;

  /// Counts how often the first look did not do.
  public static final String MORE_LOOKS = "centralita.ranking.more.looks";

  private final RankingStore store;
  private final Catalogues catalogues;
  private final TenantSettings settings;
  private final InstantSource clock;
  private final Counter moreLooks;

  Ranking(
      RankingStore store,
      Catalogues catalogues,
      TenantSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.store = store;
    this.catalogues = catalogues;
    this.settings = settings;
    this.clock = clock;
    this.moreLooks =
        Counter.builder(MORE_LOOKS)
            .description("Looks at more of the ranking, because the first few did not do")
            .register(meters);
  }

  /// At most three, best first; none when nobody near does that job, or nobody of them can now.
  ///
  /// @param customer ref of the person who asks
  public List<Placed> best(TenantId tenant, String category, String district, String customer) {
    var terms = settings.of(tenant);
    var found = best(tenant, category, district, customer, terms);
    if (found.isEmpty() && catalogues.open(tenant)) {
      return best(tenant, category, district, customer, terms);
    }
    return found;
  }

  /// The same for who knows the tenant's terms, and that it has a catalogue: one statement.
  public List<Placed> best(
      TenantId tenant, String category, String district, String customer, Terms terms) {
    return Shortlist.of(
        found(new Question(tenant, category, district, customer, terms, clock.instant())));
  }

  /// Six are enough almost always. In a crowd of equals, as in a directory in which nobody has been
  /// rated yet, a lot says for each question which of them are looked at.
  private List<RankedProvider> found(Question question) {
    var glance = store.look(question, RankingStore.FIRST_WINDOW);
    for (int window = CROWD; !glance.isEnough(); window *= WIDER) {
      moreLooks.increment();
      glance = store.look(question, window);
      var crowd = glance.crowd();
      if (crowd.isPresent()) {
        var lot = EventIds.derived("lot", question.customer(), question.now().toString());
        return glance.with(crowd.get(), store.draw(question, crowd.get(), lot));
      }
    }
    return glance.ready();
  }

  /// How PostgreSQL finds them, for who looks after it.
  public String plan(TenantId tenant, String category, String district, Terms terms) {
    var question = new Question(tenant, category, district, "nobody", terms, clock.instant());
    return store.plan(question, RankingStore.FIRST_WINDOW);
  }
}
