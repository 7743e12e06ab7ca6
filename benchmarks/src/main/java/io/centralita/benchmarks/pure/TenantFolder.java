package io.centralita.benchmarks.pure;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A marketplace of its own in a folder: `categories.csv`, `districts.csv`, what it has people's
/// texts for (`training.txt`), and texts to measure with (`labelled.txt`: category, district,
/// text).
final class TenantFolder {
  private static final CSVFormat WITH_HEADER =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final String NOTHING = "none";

  private TenantFolder() {}

  static ServiceCatalogue catalogue(Path folder) throws IOException {
    var training = training(folder.resolve("training.txt"));
    return new ServiceCatalogue(
        rows(folder.resolve("categories.csv")).stream()
            .map(row -> {
              var code = row.get("code");
              var examples =
                  Stream.concat(
                      words(row.get("examples")).stream(),
                      training.getOrDefault(code, List.of()).stream());
              return new ServiceCategory(
                  code, row.get("name_es"), row.get("name_en"), examples.toList());
            })
            .toList(),
        rows(folder.resolve("districts.csv")).stream()
            .map(row ->
                new District(
                    row.get("code"),
                    row.get("name"),
                    Double.parseDouble(row.get("latitude")),
                    Double.parseDouble(row.get("longitude")),
                    words(row.get("aliases"))))
            .toList());
  }

  static List<LabelledText> texts(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("labelled.txt")).stream()
        .filter(line -> !line.startsWith("#") && line.contains("\t"))
        .map(line -> line.split("\t", 3))
        .map(parts -> {
          boolean request = !parts[0].equals(NOTHING);
          return new LabelledText(
              parts[2].strip(),
              request ? "ServiceRequest" : "NoRequest",
              request ? parts[0] : null,
              request ? place(parts[1]) : null);
        })
        .toList();
  }

  private static @Nullable String place(String code) {
    return code.equals("-") ? null : code;
  }

  /// By the category that they ask for.
  private static Map<String, List<String>> training(Path file) throws IOException {
    var texts = new HashMap<String, List<String>>();
    var category = "";
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith("[")) {
        category = line.substring(1, line.indexOf(']'));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        texts.computeIfAbsent(category, _ -> new ArrayList<>()).add(line.strip());
      }
    }
    return texts;
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (var rows = WITH_HEADER.parse(Files.newBufferedReader(file))) {
      return rows.getRecords();
    }
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.split(";", -1));
  }
}
