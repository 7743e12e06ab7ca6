package io.centralita.fleet.demo;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// Generates the marketplace's providers: each category has one business for each trade name, at
/// home somewhere in Lima and at work in the districts near by. The same seed gives the same
/// marketplace.
public final class DemoProviders {
  private static final long SEED = 20_260_101;
  private static final int NEARBY_DISTRICTS = 3;

  private final ServiceCatalogue catalogue;
  private final List<String> tradeNames = tradeNames();

  public DemoProviders(ServiceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  public List<DemoProvider> generate() {
    var random = new Random(SEED);
    var providers = new ArrayList<DemoProvider>();
    var categories = catalogue.categories();
    for (int c = 0; c < categories.size(); c++) {
      for (int n = 0; n < tradeNames.size(); n++) {
        providers.add(provider(categories.get(c), c, n, random));
      }
    }
    return providers;
  }

  private DemoProvider provider(ServiceCategory category, int c, int n, Random random) {
    var districts = catalogue.districts();
    // A stride that is coprime with the number of districts spreads each category over all of Lima.
    var home = districts.get((c * 5 + n * 11) % districts.size());
    return new DemoProvider(
        category.code() + "-" + (n + 1),
        category.spanishName() + " " + tradeNames.get(n),
        "+51900%02d%04d".formatted(c + 1, n + 1),
        "WHATSAPP",
        "es",
        List.of(category.code()),
        workplaces(home),
        Math.round((3.2 + random.nextDouble() * 1.8) * 10) / 10.0,
        3 + random.nextInt(300));
  }

  private List<String> workplaces(District home) {
    return Stream.concat(Stream.of(home), catalogue.surrounding(home, NEARBY_DISTRICTS).stream())
        .map(District::code)
        .toList();
  }

  private static List<String> tradeNames() {
    var resource =
        Objects.requireNonNull(DemoProviders.class.getResourceAsStream("/demo/trade-names.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
