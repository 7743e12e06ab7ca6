package io.centralita.benchmarks.pure;

import io.centralita.benchmarks.pure.LabelledText.Judged;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.routing.understanding.EmbeddedUnderstanding;
import io.centralita.routing.understanding.Heard;
import io.centralita.routing.understanding.WholeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What the classifier makes of whole texts that it was not shown, a fifth at a time, and how its
/// evidence is best weighed by them. They are harder than what people write on most days, and name
/// no places.
final class UnderstandingFolds {
  private static final int FOLDS = 5;

  private final List<Judged> judged = new ArrayList<>();
  private final List<double[]> evidence = new ArrayList<>();
  private final List<Boolean> asks = new ArrayList<>();

  void print() {
    for (int fold = 0; fold < FOLDS; fold++) {
      long start = System.nanoTime();
      learnWithout(fold);
      System.out.printf(
          "fold %d: %d texts asked about, %d ms%n",
          fold, judged.size(), (System.nanoTime() - start) / 1_000_000);
    }
    var requests = judged.stream().filter(each -> each.label().isRequest()).toList();
    var others = judged.stream().filter(each -> !each.label().isRequest()).toList();
    line("category right", share(requests, Judged::isCategoryRight));
    line("asked what is meant", share(judged, Judged::isAsked));
    line("another one taken", share(requests, each -> isTaken(each) && !each.isCategoryRight()));
    line("requests that were none", share(others, Judged::isTakenForARequest));
    var weights = fitted();
    System.out.printf(
        "weights of about, put, length, and what is added: %.3f %.3f %.3f %.3f%n",
        weights[0], weights[1], weights[2], weights[3]);
  }

  private void learnWithout(int fold) {
    var understanding =
        EmbeddedUnderstanding.knowing(ServiceCatalogue.lima(), text -> fold(text) != fold);
    for (var text : WholeText.all()) {
      if (fold(text.text()) == fold) {
        boolean request = !text.asksFor().equals(WholeText.NOTHING);
        var label =
            new LabelledText(
                text.text(),
                request ? "ServiceRequest" : "NoRequest",
                request ? text.asksFor() : null,
                null);
        judged.add(
            label.judged(
                understanding.understand(new Heard(text.text(), null, NumberPurpose.MAIN))));
        evidence.add(understanding.evidence(text.text()).values());
        asks.add(request);
      }
    }
  }

  private static int fold(String text) {
    return Math.floorMod(text.hashCode() * 31 + 7, FOLDS);
  }

  private static boolean isTaken(Judged each) {
    return each.category() != null;
  }

  private static double share(List<Judged> among, Predicate<Judged> which) {
    return 100.0 * among.stream().filter(which).count() / among.size();
  }

  private static void line(String what, double percent) {
    System.out.printf("%-26s %5.1f%%%n", what, percent);
  }

  /// Logistic regression by gradient descent; there are few weights.
  private double[] fitted() {
    int size = evidence.getFirst().length;
    var weights = new double[size];
    var squares = new double[size];
    for (int round = 0; round < 2000; round++) {
      var slope = new double[size];
      for (int i = 0; i < evidence.size(); i++) {
        var values = evidence.get(i);
        double sum =
            IntStream.range(0, size).mapToDouble(each -> weights[each] * values[each]).sum();
        double off = 1 / (1 + Math.exp(-sum)) - (asks.get(i) ? 1 : 0);
        for (int each = 0; each < size; each++) {
          slope[each] += off * values[each] / evidence.size();
        }
      }
      for (int each = 0; each < size; each++) {
        squares[each] += slope[each] * slope[each];
        weights[each] -= 0.2 * slope[each] / Math.sqrt(squares[each] + 1e-12);
      }
    }
    return weights;
  }
}
