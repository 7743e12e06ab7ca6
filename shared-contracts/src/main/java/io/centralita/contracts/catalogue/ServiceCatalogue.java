package io.centralita.contracts.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// What a marketplace offers and where.
public record ServiceCatalogue(List<ServiceCategory> categories, List<District> districts) {

  private static final CSVFormat WITH_HEADER =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  public ServiceCatalogue {
    categories = List.copyOf(categories);
    districts = List.copyOf(districts);
  }

  /// Lima's districts and the service categories of the demo marketplace.
  public static ServiceCatalogue lima() {
    return new ServiceCatalogue(
        read("/catalogue/service-categories.csv", ServiceCatalogue::category),
        read("/catalogue/districts-lima.csv", ServiceCatalogue::district));
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

  private static <T> List<T> read(String resource, Function<CSVRecord, T> row) {
    try (var stream =
            Objects.requireNonNull(ServiceCatalogue.class.getResourceAsStream(resource), resource);
        var rows = WITH_HEADER.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return rows.stream().map(row).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ServiceCategory category(CSVRecord row) {
    return new ServiceCategory(
        row.get("code"), row.get("name_es"), row.get("name_en"), words(row.get("examples")));
  }

  private static District district(CSVRecord row) {
    return new District(
        row.get("code"),
        row.get("name"),
        Double.parseDouble(row.get("latitude")),
        Double.parseDouble(row.get("longitude")),
        words(row.get("aliases")));
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.split(";"));
  }
}
