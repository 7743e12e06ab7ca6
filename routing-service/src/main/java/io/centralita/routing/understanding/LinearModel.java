package io.centralita.routing.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Multinomial logistic regression over sparse traits, learned by stochastic gradient descent with
/// a step of its own for each weight (AdaGrad). The same examples give the same model.
final class LinearModel {
  private static final double STEP = 0.5;

  /// What keeps weights small; with how a text is measured the best of what was tried on examples
  /// that had not been learned.
  private static final double DECAY = 3e-3;

  private static final double SCALE = 1.2;
  private static final double POWER = 0.35;

  private static final double SMALL = 1e-6;

  /// A class that an example is told from as surely learns nothing more by it.
  private static final double SETTLED = 5e-3;

  private static final long SEED = 7;

  private final Map<String, Integer> traits;
  private final float[][] weights;
  private final int classes;

  /// @param traits with how much each weighs; worked out when asked for, because those of all
  ///   examples together would need more memory than everything else
  /// @param label what it is, counted from 0
  record Example(Supplier<Map<String, Float>> traits, int label) {}

  private LinearModel(Map<String, Integer> traits, int classes) {
    this.traits = traits;
    this.classes = classes;
    this.weights = new float[traits.size() + 1][classes];
  }

  /// @param seldom traits of fewer examples are left out
  static LinearModel learn(List<Example> examples, int classes, int rounds, int seldom) {
    var model = new LinearModel(index(examples, seldom), classes);
    var squares = new float[model.weights.length][classes];
    var inputs = examples.stream().map(example -> model.input(example.traits().get())).toList();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
    }
    var random = new Random(SEED);
    var gradient = new double[classes];
    var sum = new float[model.weights.length][classes];
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        model.step(inputs.get(i), examples.get(i).label(), gradient, squares);
      }
      if (round >= rounds / 2) {
        model.addTo(sum);
      }
    }
    model.take(sum, rounds - rounds / 2);
    return model;
  }

  private void addTo(float[][] sum) {
    for (int row = 0; row < weights.length; row++) {
      for (int c = 0; c < classes; c++) {
        sum[row][c] += weights[row][c];
      }
    }
  }

  /// The mean of the later rounds, which depends less on what was seen last.
  private void take(float[][] sum, int rounds) {
    for (int row = 0; row < weights.length; row++) {
      for (int c = 0; c < classes; c++) {
        weights[row][c] = sum[row][c] / rounds;
      }
    }
  }

  private static Map<String, Integer> index(List<Example> examples, int seldom) {
    var counts = new HashMap<String, Integer>();
    examples.forEach(example ->
        example.traits().get().keySet().forEach(trait -> counts.merge(trait, 1, Integer::sum)));
    var index = new HashMap<String, Integer>();
    counts.forEach((trait, count) -> {
      if (count >= seldom) {
        index.put(trait, index.size() + 1);
      }
    });
    return index;
  }

  /// The rows of a text's traits; row 0 is what every text has.
  private static final class Input {
    final int[] rows;
    final float[] values;

    Input(int known) {
      this.rows = new int[known];
      this.values = new float[known];
    }
  }

  private Input input(Map<String, Float> text) {
    int known = 1;
    for (var trait : text.keySet()) {
      if (traits.containsKey(trait)) {
        known++;
      }
    }
    var input = new Input(known);
    double length = 0;
    int at = 1;
    for (var trait : text.entrySet()) {
      var row = traits.get(trait.getKey());
      if (row != null) {
        input.rows[at] = row;
        input.values[at++] = trait.getValue();
        length += trait.getValue() * trait.getValue();
      }
    }
    // A long text says no more about one thing than a short one does.
    float scale = (float) (SCALE / Math.pow(Math.max(1, length), POWER));
    for (int i = 1; i < known; i++) {
      input.values[i] *= scale;
    }
    input.values[0] = 1;
    return input;
  }

  private void step(Input input, int label, double[] gradient, float[][] squares) {
    scores(input, gradient);
    softmax(gradient);
    gradient[label] -= 1;
    var unsettled =
        IntStream.range(0, classes).filter(c -> Math.abs(gradient[c]) > SETTLED).toArray();
    if (unsettled.length == 0) {
      return;
    }
    for (int i = 0; i < input.rows.length; i++) {
      var row = weights[input.rows[i]];
      var squared = squares[input.rows[i]];
      for (int c : unsettled) {
        double slope = gradient[c] * input.values[i] + DECAY * row[c];
        squared[c] += (float) (slope * slope);
        row[c] -= (float) (STEP * slope / Math.sqrt(squared[c] + SMALL));
      }
    }
  }

  private void scores(Input input, double[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < input.rows.length; i++) {
      var row = weights[input.rows[i]];
      for (int c = 0; c < classes; c++) {
        scores[c] += row[c] * input.values[i];
      }
    }
  }

  static void softmax(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
  }

  /// How likely each class is.
  ///
  /// @param warmth above 1 makes it less sure of itself
  double[] likelihoods(Map<String, Float> text, double warmth) {
    var scores = new double[classes];
    scores(input(text), scores);
    for (int c = 0; c < classes; c++) {
      scores[c] /= warmth;
    }
    softmax(scores);
    return scores;
  }
}
