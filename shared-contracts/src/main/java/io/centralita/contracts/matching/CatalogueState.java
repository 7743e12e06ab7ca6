package io.centralita.contracts.matching;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.values.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each tenant offers and where, `matching.catalogue.v1`: compacted, keyed by tenant, kind and
/// code, see [#key()]. What a tenant no longer offers is a tombstone. A tenant of whom the topic
/// says nothing uses the catalogue that comes with the build, `ServiceCatalogue.lima()`.
public sealed interface CatalogueState {

  TenantId tenant();

  /// What travels and is stored.
  String code();

  CatalogueKey key();

  /// A kind of job.
  ///
  /// @param examples what people write when they need it, in any language
  record CategoryState(
      TenantId tenant, String code, String spanishName, String englishName, List<String> examples)
      implements CatalogueState {

    public CategoryState {
      CatalogueKey.check(code);
      CatalogueKey.checkName(spanishName);
      CatalogueKey.checkName(englishName);
      examples = List.copyOf(examples);
    }

    public static CategoryState of(TenantId tenant, ServiceCategory category) {
      return new CategoryState(
          tenant,
          category.code(),
          category.spanishName(),
          category.englishName(),
          category.examples());
    }

    public ServiceCategory category() {
      return new ServiceCategory(code, spanishName, englishName, examples);
    }

    @Override
    public CatalogueKey key() {
      return new CatalogueKey(tenant, CatalogueKey.Kind.CATEGORY, code);
    }
  }

  /// A place where jobs are done.
  ///
  /// @param latitude degrees, WGS 84, of the centroid
  /// @param aliases what people call it besides its name
  /// @param surrounding codes of the districts that count as around it, nearest first; absent:
  ///   those with the nearest centroids
  record DistrictState(
      TenantId tenant,
      String code,
      String name,
      double latitude,
      double longitude,
      List<String> aliases,
      @Nullable List<String> surrounding)
      implements CatalogueState {

    public DistrictState {
      CatalogueKey.check(code);
      CatalogueKey.checkName(name);
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("No place on earth: " + latitude + ", " + longitude);
      }
      aliases = List.copyOf(aliases);
      surrounding = surrounding == null || surrounding.isEmpty() ? null : List.copyOf(surrounding);
    }

    public static DistrictState of(TenantId tenant, District district) {
      return new DistrictState(
          tenant,
          district.code(),
          district.name(),
          district.latitude(),
          district.longitude(),
          district.aliases(),
          null);
    }

    public District district() {
      return new District(code, name, latitude, longitude, aliases);
    }

    @Override
    public CatalogueKey key() {
      return new CatalogueKey(tenant, CatalogueKey.Kind.DISTRICT, code);
    }
  }

  /// The key of a record, `aliado/category/plumbing`: all that a tombstone says.
  record CatalogueKey(TenantId tenant, Kind kind, String code) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final int LONGEST_NAME = 80;

    public enum Kind {
      CATEGORY,
      DISTRICT
    }

    public CatalogueKey {
      check(code);
    }

    /// @throws IllegalArgumentException when nothing can have such a key
    public static CatalogueKey of(String key) {
      var parts = key.split("/", -1);
      if (parts.length != 3) {
        throw new IllegalArgumentException("A key is tenant/kind/code, not: " + key);
      }
      return new CatalogueKey(
          new TenantId(parts[0]), Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
    }

    private static void check(String code) {
      if (!CODE.matcher(code).matches()) {
        throw new IllegalArgumentException(
            "A code is 1 to 40 letters, digits, underscores, dots and dashes, not: " + code);
      }
    }

    private static void checkName(String name) {
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException("A name has 1 to 80 characters");
      }
    }

    @Override
    public String toString() {
      return tenant + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + code;
    }
  }
}
