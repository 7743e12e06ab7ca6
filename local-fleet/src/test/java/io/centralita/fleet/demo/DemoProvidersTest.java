package io.centralita.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Identity;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoProvidersTest {
  private final ServiceCatalogue lima = ServiceCatalogue.lima();

  @Test
  void marketplaceHasAtLeastFourHundredProvidersOverAllCategoriesAndDistricts() {
    var providers = new DemoProviders(lima).generate();

    assertThat(providers).hasSizeGreaterThanOrEqualTo(400);
    var places =
        providers.stream().flatMap(p -> p.districts().stream()).collect(Collectors.toSet());
    assertThat(places).hasSize(lima.districts().size());
    for (var category : lima.categories()) {
      assertThat(providers).anyMatch(provider -> provider.categories().contains(category.code()));
    }
  }

  @Test
  void everyProviderHasAPhoneAndANameOfItsOwn() {
    var providers = new DemoProviders(lima).generate();

    var phones = new HashSet<Identity>();
    var names = new HashSet<String>();
    for (var provider : providers) {
      assertThat(phones.add(Identity.of(provider.phone()))).isTrue();
      assertThat(names.add(provider.name())).isTrue();
      assertThat(provider.rating()).isBetween(1.0, 5.0);
    }
  }

  @Test
  void theSameMarketplaceIsGeneratedEveryTime() {
    assertThat(new DemoProviders(lima).generate()).isEqualTo(new DemoProviders(lima).generate());
  }
}
