package io.centralita.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// What a marketplace offers and where.
public record ServiceCatalogue(List<ServiceCategory> categories, List<District> districts) {

  public ServiceCatalogue {
    categories = List.copyOf(categories);
    districts = List.copyOf(districts);
  }

  /// Lima's districts and the service categories of the demo marketplace.
  public static ServiceCatalogue lima() {
    return new ServiceCatalogue(
        read("/catalogue/service-categories.csv", CategoryRow.class).stream()
            .map(CategoryRow::category)
            .toList(),
        read("/catalogue/districts-lima.csv", DistrictRow.class).stream()
            .map(DistrictRow::district)
            .toList());
  }

  public Optional<ServiceCategory> category(String code) {
    return categories.stream().filter(category -> category.code().equals(code)).findFirst();
  }

  public Optional<District> district(String code) {
    return districts.stream().filter(district -> district.code().equals(code)).findFirst();
  }

  /// The districts nearest to one, itself left out, nearest first.
  public List<District> surrounding(District centre, int count) {
    return districts.stream()
        .filter(district -> !district.code().equals(centre.code()))
        .sorted(Comparator.comparingDouble(centre::kilometresTo))
        .limit(count)
        .toList();
  }

  private static <T> List<T> read(String resource, Class<T> row) {
    var csv = CsvMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream rows =
        Objects.requireNonNull(ServiceCatalogue.class.getResourceAsStream(resource), resource)) {
      return csv.readerFor(row).with(CsvSchema.emptySchema().withHeader()).<T>readValues(rows).readAll();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> split(String words) {
    return words.isBlank() ? List.of() : List.of(words.split(";"));
  }

  private record CategoryRow(
      String code,
      @JsonProperty("name_es") String spanishName,
      @JsonProperty("name_en") String englishName,
      String examples) {
    ServiceCategory category() {
      return new ServiceCategory(code, spanishName, englishName, split(examples));
    }
  }

  private record DistrictRow(
      String code, String name, double latitude, double longitude, String aliases) {
    District district() {
      return new District(code, name, latitude, longitude, split(aliases));
    }
  }
}
