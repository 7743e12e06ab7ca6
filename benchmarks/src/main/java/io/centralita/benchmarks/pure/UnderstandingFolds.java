package io.centralita.benchmarks.pure;

import io.centralita.benchmarks.pure.LabelledText.Judged;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.routing.understanding.EmbeddedUnderstanding;
import io.centralita.routing.understanding.Heard;
import io.centralita.routing.understanding.WholeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the classifier makes of whole texts that it was not shown, a fifth at a time, and how its
/// evidence is best weighed by them. They are harder than what people write on most days, and name
/// no places.
final class UnderstandingFolds {
  private static final int FOLDS = 5;
  private static final int ROUNDS = 4_000;

  private static final int WEIGHTS_OF_A_STORY = 5;

  private final List<Seen> seen = new ArrayList<>();

  private record Seen(Judged judged, List<Double> evidence) {
    boolean isRequest() {
      return judged.label().isRequest();
    }

    boolean isStory() {
      return evidence.size() == WEIGHTS_OF_A_STORY;
    }
  }

  void print() {
    for (int fold = 0; fold < FOLDS; fold++) {
      long start = System.nanoTime();
      learnWithout(fold);
      System.out.printf(
          "fold %d: %d texts asked about, %d ms%n",
          fold, seen.size(), (System.nanoTime() - start) / 1_000_000);
    }
    shares("all", seen);
    shares("stories", seen.stream().filter(Seen::isStory).toList());
    weights("about, put, length, 1", seen.stream().filter(each -> !each.isStory()).toList());
    weights("about, put, length, end, 1", seen.stream().filter(Seen::isStory).toList());
  }

  private static void shares(String which, List<Seen> among) {
    var requests = judged(among, Seen::isRequest);
    var others = judged(among, each -> !each.isRequest());
    System.out.printf("%s: %d requests, %d others%n", which, requests.size(), others.size());
    line("category right", share(requests, Judged::isCategoryRight));
    line("asked what is meant", share(judged(among, _ -> true), Judged::isAsked));
    line("another one taken", share(requests, each -> isTaken(each) && !each.isCategoryRight()));
    line("requests that were none", share(others, Judged::isTakenForARequest));
  }

  private static List<Judged> judged(List<Seen> among, Predicate<Seen> which) {
    return among.stream().filter(which).map(Seen::judged).toList();
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
        var heard = new Heard(text.text(), null, NumberPurpose.MAIN);
        seen.add(
            new Seen(
                label.judged(understanding.understand(heard)),
                Arrays.stream(understanding.evidence(text.text()).values()).boxed().toList()));
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

  private static void weights(String what, List<Seen> among) {
    System.out.printf(
        "weights of %s: %s%n",
        what,
        Arrays.stream(fitted(among)).mapToObj("%.3f"::formatted).collect(Collectors.joining(" ")));
  }

  /// Logistic regression by gradient descent; there are few weights.
  private static double[] fitted(List<Seen> among) {
    int size = among.getFirst().evidence().size();
    var weights = new double[size];
    var squares = new double[size];
    for (int round = 0; round < ROUNDS; round++) {
      var slope = new double[size];
      for (var each : among) {
        var values = each.evidence();
        double sum = IntStream.range(0, size).mapToDouble(i -> weights[i] * values.get(i)).sum();
        double off = 1 / (1 + Math.exp(-sum)) - (each.isRequest() ? 1 : 0);
        for (int i = 0; i < size; i++) {
          slope[i] += off * values.get(i) / among.size();
        }
      }
      for (int i = 0; i < size; i++) {
        squares[i] += slope[i] * slope[i];
        weights[i] -= 0.2 * slope[i] / Math.sqrt(squares[i] + 1e-12);
      }
    }
    return weights;
  }
}
