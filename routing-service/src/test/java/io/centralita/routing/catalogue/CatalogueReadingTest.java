package io.centralita.routing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueReadingTest {
  private static final TenantId MASCOTAS = new TenantId("mascotas");
  private static final CategoryState WALKING =
      category("paseo", "Paseo de perros", "Dog walking", "pasear a mi perro");
  private static final CategoryState GROOMING =
      category("bano", "Baño de mascotas", "Pet grooming", "bañar a mi gato");

  private final Catalogues catalogues = new Catalogues();
  private final List<String> heard = new ArrayList<>();

  @Test
  void nothingIsOfferedBeforeAllIsRead() {
    var reading = reading();
    reading.put(WALKING);
    assertThat(catalogues.of(MASCOTAS)).isEqualTo(Catalogues.standard());

    reading.complete(Instant.EPOCH);
    assertThat(codes()).containsExactly("paseo");

    reading.put(GROOMING);
    reading.changed();
    assertThat(codes()).containsExactlyInAnyOrder("bano", "paseo");
    reading.remove(WALKING.key().toString());
    reading.changed();
    assertThat(codes()).containsExactly("bano");
    assertThat(heard).containsExactly("whole mascotas 1", "change mascotas 2", "change mascotas 1");
  }

  @Test
  void whatWasRemovedWhileNobodyReadIsNotThereAfterTheNextReading() {
    var before = reading();
    before.put(WALKING);
    before.put(GROOMING);
    before.complete(Instant.EPOCH);

    var after = reading();
    after.put(GROOMING);
    assertThat(codes()).containsExactlyInAnyOrder("bano", "paseo");
    after.complete(Instant.EPOCH);
    assertThat(codes()).containsExactly("bano");

    reading().complete(Instant.EPOCH);
    assertThat(catalogues.of(MASCOTAS)).isEqualTo(Catalogues.standard());
    assertThat(heard).hasSize(3).last().asString().startsWith("whole mascotas");
  }

  private CatalogueReading reading() {
    return new CatalogueReading(
        catalogues,
        (tenant, now) -> heard.add(said("whole", tenant, now)),
        (tenant, now) -> heard.add(said("change", tenant, now)));
  }

  private static String said(String what, TenantId tenant, ServiceCatalogue now) {
    return "%s %s %d".formatted(what, tenant, now.categories().size());
  }

  private List<String> codes() {
    return catalogues.of(MASCOTAS).categories().stream().map(ServiceCategory::code).toList();
  }

  private static CategoryState category(
      String code, String spanish, String english, String example) {
    return new CategoryState(MASCOTAS, code, spanish, english, List.of(example));
  }
}
