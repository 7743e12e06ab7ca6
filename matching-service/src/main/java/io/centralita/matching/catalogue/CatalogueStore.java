package io.centralita.matching.catalogue;

import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tenants' categories and districts.
@Component
final class CatalogueStore {
  private static final String OPEN =
      """
      INSERT INTO catalogues (tenant, opened_at) VALUES (:tenant, :now) ON CONFLICT DO NOTHING
      """;

  private static final String IS_OPEN =
      "SELECT EXISTS (SELECT FROM catalogues WHERE tenant = :tenant)";

  private static final String LOCK = "SELECT FROM catalogues WHERE tenant = :tenant FOR UPDATE";

  private static final String CATEGORIES =
      """
      SELECT code, spanish_name, english_name, examples FROM categories
      WHERE tenant = :tenant AND (:code::text IS NULL OR code = :code) ORDER BY code
      """;

  private static final String DISTRICTS =
      """
      SELECT code, name, latitude, longitude, aliases, surrounding FROM districts
      WHERE tenant = :tenant AND (:code::text IS NULL OR code = :code) ORDER BY code
      """;

  private static final String SAVE_CATEGORY =
      """
      INSERT INTO categories (tenant, code, spanish_name, english_name, examples)
      VALUES (:tenant, :code, :spanishName, :englishName, :examples)
      ON CONFLICT (tenant, code) DO UPDATE SET spanish_name = excluded.spanish_name,
        english_name = excluded.english_name, examples = excluded.examples
      """;

  private static final String SAVE_DISTRICT =
      """
      INSERT INTO districts (tenant, code, name, latitude, longitude, aliases, surrounding)
      VALUES (:tenant, :code, :name, :latitude, :longitude, :aliases, :surrounding)
      ON CONFLICT (tenant, code) DO UPDATE SET name = excluded.name, latitude = excluded.latitude,
        longitude = excluded.longitude, aliases = excluded.aliases, surrounding = excluded.surrounding
      """;

  private static final String SAVE_NEARBY =
      """
      UPDATE districts SET nearby = string_to_array(fresh.nearby, ' ')
      FROM unnest(:codes::text[], :nearby::text[]) AS fresh (code, nearby)
      WHERE tenant = :tenant AND districts.code = fresh.code
        AND districts.nearby <> string_to_array(fresh.nearby, ' ')
      """;

  private static final String DELETE_CATEGORY =
      "DELETE FROM categories WHERE tenant = :tenant AND code = :code";

  private static final String DELETE_DISTRICT =
      "DELETE FROM districts WHERE tenant = :tenant AND code = :code";

  private static final String CATEGORY_IS_DONE =
      """
      SELECT EXISTS (SELECT FROM provider_services WHERE tenant = :tenant AND category = :code)
      """;

  private static final String DISTRICT_IS_SERVED =
      """
      SELECT EXISTS (SELECT FROM provider_services WHERE tenant = :tenant AND district = :code)
      """;

  private final JdbcClient jdbc;

  CatalogueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether the tenant had none; whoever opens the same one meanwhile waits here.
  boolean open(TenantId tenant, Instant now) {
    return jdbc.sql(OPEN)
            .param("tenant", tenant.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  boolean isOpen(TenantId tenant) {
    return jdbc.sql(IS_OPEN).param("tenant", tenant.value()).query(Boolean.class).single();
  }

  /// One change of a catalogue after the other.
  void lock(TenantId tenant) {
    jdbc.sql(LOCK).param("tenant", tenant.value()).query((_, _) -> true).list();
  }

  /// @param code all when null
  List<CategoryState> categories(TenantId tenant, @Nullable String code) {
    return jdbc.sql(CATEGORIES)
        .param("tenant", tenant.value())
        .param("code", code)
        .query((row, _) ->
            new CategoryState(
                tenant,
                row.getString("code"),
                row.getString("spanish_name"),
                row.getString("english_name"),
                texts(row.getArray("examples"))))
        .list();
  }

  /// @param code all when null
  List<DistrictState> districts(TenantId tenant, @Nullable String code) {
    return jdbc.sql(DISTRICTS)
        .param("tenant", tenant.value())
        .param("code", code)
        .query((row, _) -> district(tenant, row))
        .list();
  }

  private static DistrictState district(TenantId tenant, ResultSet row) throws SQLException {
    var surrounding = row.getArray("surrounding");
    return new DistrictState(
        tenant,
        row.getString("code"),
        row.getString("name"),
        row.getDouble("latitude"),
        row.getDouble("longitude"),
        texts(row.getArray("aliases")),
        surrounding == null ? null : texts(surrounding));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  void save(CategoryState category) {
    jdbc.sql(SAVE_CATEGORY)
        .param("tenant", category.tenant().value())
        .param("code", category.code())
        .param("spanishName", category.spanishName())
        .param("englishName", category.englishName())
        .param("examples", category.examples().toArray(String[]::new))
        .update();
  }

  void save(DistrictState district) {
    var surrounding = district.surrounding();
    jdbc.sql(SAVE_DISTRICT)
        .param("tenant", district.tenant().value())
        .param("code", district.code())
        .param("name", district.name())
        .param("latitude", district.latitude())
        .param("longitude", district.longitude())
        .param("aliases", district.aliases().toArray(String[]::new))
        .param("surrounding", surrounding == null ? null : surrounding.toArray(String[]::new))
        .update();
  }

  /// @param nearby codes, nearest first, in the order of `codes`
  void saveNearby(TenantId tenant, List<String> codes, List<List<String>> nearby) {
    jdbc.sql(SAVE_NEARBY)
        .param("tenant", tenant.value())
        .param("codes", codes.toArray(String[]::new))
        .param("nearby", nearby.stream().map(each -> String.join(" ", each)).toArray(String[]::new))
        .update();
  }

  boolean deleteCategory(TenantId tenant, String code) {
    return delete(DELETE_CATEGORY, tenant, code);
  }

  boolean deleteDistrict(TenantId tenant, String code) {
    return delete(DELETE_DISTRICT, tenant, code);
  }

  private boolean delete(String sql, TenantId tenant, String code) {
    return jdbc.sql(sql).param("tenant", tenant.value()).param("code", code).update() == 1;
  }

  boolean isDone(TenantId tenant, String category) {
    return isUsed(CATEGORY_IS_DONE, tenant, category);
  }

  boolean isServed(TenantId tenant, String district) {
    return isUsed(DISTRICT_IS_SERVED, tenant, district);
  }

  private boolean isUsed(String sql, TenantId tenant, String code) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
