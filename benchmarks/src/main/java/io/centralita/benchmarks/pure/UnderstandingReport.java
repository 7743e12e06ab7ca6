package io.centralita.benchmarks.pure;

import io.centralita.benchmarks.pure.LabelledText.Judged;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.routing.understanding.EmbeddedUnderstanding;
import io.centralita.routing.understanding.Heard;
import io.centralita.routing.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// How well texts are understood that somebody has labelled: precision and recall of each category,
/// places, requests that were none, time. With `--mistakes` the texts themselves are shown, which
/// is for texts that may be learned from. `--tenant <folder>` learns a catalogue of its own first;
/// `--folds` asks about the whole texts that are learned, a fifth left out at a time.
public final class UnderstandingReport {
  private static final int ROUNDS = 40;
  private static final int WARM_UP = 20;

  private final ServiceCatalogue catalogue;
  private final Understanding understanding;

  private UnderstandingReport(ServiceCatalogue catalogue) {
    this.catalogue = catalogue;
    long start = System.nanoTime();
    this.understanding = new EmbeddedUnderstanding(catalogue);
    System.out.printf(
        "%d categories and %d districts, ready in %d ms%n",
        catalogue.categories().size(),
        catalogue.districts().size(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  public static void main(String[] args) throws IOException {
    var files = Arrays.stream(args).filter(each -> !each.startsWith("--")).map(Path::of).toList();
    var options = List.of(args);
    boolean mistakes = options.contains("--mistakes");
    if (options.contains("--folds")) {
      new UnderstandingFolds().print();
    } else if (files.isEmpty()) {
      System.err.println(
          "Say which texts: <file> … [--mistakes], --tenant <folder> [--mistakes], or --folds");
      System.exit(2);
    } else if (options.contains("--tenant")) {
      for (var folder : files) {
        var report = new UnderstandingReport(TenantFolder.catalogue(folder));
        report.on(folder, TenantFolder.texts(folder), mistakes);
      }
    } else {
      var report = new UnderstandingReport(ServiceCatalogue.lima());
      for (var file : files) {
        report.on(file, LabelledText.read(file), mistakes);
      }
    }
  }

  private void on(Path file, List<LabelledText> texts, boolean mistakes) {
    var judged =
        texts.stream().map(text -> text.judged(understanding.understand(heard(text)))).toList();
    System.out.printf("%n%s: %d texts%n", file.getFileName(), texts.size());
    kinds(judged);
    categories(judged);
    requests(judged);
    System.out.printf("%n%.0f µs a text on one core%n", microsecondsEach(texts));
    if (mistakes) {
      judged.stream().filter(each -> !each.isRight()).forEach(System.out::println);
    }
  }

  private static Heard heard(LabelledText text) {
    return new Heard(text.text(), null, NumberPurpose.MAIN);
  }

  private static void kinds(List<Judged> judged) {
    var kinds = new TreeMap<String, List<Judged>>();
    for (var each : judged) {
      kinds.computeIfAbsent(each.label().kind(), _ -> new ArrayList<>()).add(each);
    }
    System.out.printf("%n%-18s %5s %9s  taken for%n", "kind", "texts", "as such");
    kinds.forEach((kind, all) -> {
      var others = new TreeMap<String, Integer>();
      all.stream()
          .map(Judged::kind)
          .filter(said -> !said.equals(kind))
          .forEach(said -> others.merge(said, 1, Integer::sum));
      long right = all.stream().filter(each -> each.kind().equals(kind)).count();
      System.out.printf(
          "%-18s %5d %8.1f%%  %s%n", kind, all.size(), percent(right, all.size()), written(others));
    });
  }

  private static String written(Map<String, Integer> counts) {
    return counts.isEmpty() ? "" : counts.toString().replaceAll("[{}]", "");
  }

  private void categories(List<Judged> judged) {
    System.out.printf(
        "%n%-18s %5s %9s %9s %6s %6s%n",
        "category", "texts", "precision", "recall", "asked", "wrong");
    for (ServiceCategory category : catalogue.categories()) {
      var code = category.code();
      var own = judged.stream().filter(each -> code.equals(each.label().category())).toList();
      long found = count(own, each -> code.equals(each.category()));
      long said = count(judged, each -> code.equals(each.category()));
      long asked = count(own, each -> each.category() == null && each.perhaps().contains(code));
      long wrong = count(own, each -> each.category() != null && !code.equals(each.category()));
      System.out.printf(
          "%-18s %5d %8.1f%% %8.1f%% %6d %6d%n",
          code, own.size(), percent(found, said), percent(found, own.size()), asked, wrong);
    }
  }

  private static void requests(List<Judged> judged) {
    var named = judged.stream().filter(each -> each.label().category() != null).toList();
    long right = count(named, Judged::isCategoryRight);
    long asked = count(named, each -> each.category() == null && each.isCategoryAmong());
    long wrong = count(named, each -> each.category() != null && !each.isCategoryRight());
    var requests = judged.stream().filter(each -> each.label().isRequest()).toList();
    var placed = requests.stream().filter(each -> each.label().district() != null).toList();
    var others = judged.stream().filter(each -> !each.label().isRequest()).toList();
    System.out.println();
    line("category right", right, named.size());
    line("  asked for, with the right one among the choices", asked, named.size());
    line("  another one taken", wrong, named.size());
    line("  right of those that were taken", right, right + wrong);
    line(
        "district right, of all requests",
        count(requests, Judged::isDistrictRight),
        requests.size());
    line("  of those that name one", count(placed, Judged::isDistrictRight), placed.size());
    line("requests that were none", count(others, Judged::isTakenForARequest), others.size());
    line("asked what is meant", count(judged, Judged::isAsked), judged.size());
  }

  private static void line(String what, long count, long of) {
    System.out.printf("%-52s %6.1f%%  (%d of %d)%n", what, percent(count, of), count, of);
  }

  private static long count(List<Judged> among, Predicate<Judged> which) {
    return among.stream().filter(which).count();
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 100 : 100.0 * part / whole;
  }

  private double microsecondsEach(List<LabelledText> texts) {
    var heard = texts.stream().map(UnderstandingReport::heard).toList();
    for (int round = 0; round < WARM_UP; round++) {
      heard.forEach(understanding::understand);
    }
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      heard.forEach(understanding::understand);
    }
    return (System.nanoTime() - start) / 1e3 / ROUNDS / texts.size();
  }
}
