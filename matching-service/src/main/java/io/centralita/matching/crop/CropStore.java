package io.centralita.matching.crop;

import io.centralita.contracts.values.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The crops of each tenant.
@Component
public final class CropStore {
  private static final String SAVE =
      """
      INSERT INTO crops (tenant, code, spanish_name, english_name)
      SELECT :tenant, code, spanish_name, english_name
      FROM unnest(:codes::text[], :spanishNames::text[], :englishNames::text[])
        AS row (code, spanish_name, english_name)
      ORDER BY code
      ON CONFLICT (tenant, code) DO UPDATE SET
        spanish_name = excluded.spanish_name, english_name = excluded.english_name
      """;

  private static final String ALL =
      "SELECT code, spanish_name, english_name FROM crops WHERE tenant = :tenant ORDER BY code";

  private final JdbcClient jdbc;

  CropStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void save(TenantId tenant, List<Crop> crops) {
    jdbc.sql(SAVE)
        .param("tenant", tenant.value())
        .param("codes", column(crops, Crop::code))
        .param("spanishNames", column(crops, Crop::spanishName))
        .param("englishNames", column(crops, Crop::englishName))
        .update();
  }

  private static String[] column(List<Crop> crops, Function<Crop, String> value) {
    return crops.stream().map(value).toArray(String[]::new);
  }

  List<Crop> all(TenantId tenant) {
    return jdbc.sql(ALL)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new Crop(
                row.getString("code"),
                row.getString("spanish_name"),
                row.getString("english_name")))
        .list();
  }

  public Set<String> codes(TenantId tenant) {
    var codes = new HashSet<String>();
    all(tenant).forEach(crop -> codes.add(crop.code()));
    return codes;
  }
}
