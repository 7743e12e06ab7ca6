package io.centralita.routing.understanding;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Multinomial logistic regression over sparse traits, learned by stochastic gradient descent with
/// a step of its own for each weight (AdaGrad). The same examples give the same model.
final class LinearModel {
  private static final float STEP = 0.5f;

  /// What keeps weights small; with how a text is measured the best of what was tried on examples
  /// that had not been learned.
  private static final float DECAY = 3e-3f;

  private static final double SCALE = 1.2;
  private static final double POWER = 0.35;

  private static final float SMALL = 1e-6f;

  /// A class that an example is told from as surely learns nothing more by it.
  private static final float SETTLED = 5e-3f;

  private static final long SEED = 7;

  private final TraitIndex index;
  private final int classes;

  /// By row and class.
  private float[] weights;

  /// @param traits as [Traits#of] gives them
  /// @param label what it is, counted from 0
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Example(long[] traits, int label) {}

  private LinearModel(TraitIndex index, int rows, int classes) {
    this.index = index;
    this.classes = classes;
    this.weights = new float[(rows + 1) * classes];
  }

  static LinearModel read(ByteBuffer in) {
    var index = TraitIndex.read(in);
    var model = new LinearModel(index, index.rows(), in.getInt());
    for (int i = 0; i < model.weights.length; i++) {
      model.weights[i] = Float.float16ToFloat(in.getShort());
    }
    return model;
  }

  void write(DataOutput out) throws IOException {
    index.write(out);
    out.writeInt(classes);
    for (float weight : weights) {
      out.writeShort(Float.floatToFloat16(weight));
    }
  }

  /// @param seldom traits of fewer examples are left out
  static LinearModel learn(List<Example> examples, int classes, int rounds, int seldom) {
    var index = new TraitIndex();
    for (var example : examples) {
      for (long trait : example.traits()) {
        index.count(Traits.number(trait));
      }
    }
    var model = new LinearModel(index, index.number(seldom), classes);
    model.descend(examples, rounds);
    return model;
  }

  private void descend(List<Example> examples, int rounds) {
    var inputs = inputs(examples);
    var labels = examples.stream().mapToInt(Example::label).toArray();
    var order = new int[inputs.length];
    Arrays.setAll(order, i -> i);
    var random = new Random(SEED);
    var squares = new float[weights.length];
    var sum = new float[weights.length];
    var scratch = new Scratch(new float[classes], new int[classes]);
    for (int round = 0; round < rounds; round++) {
      shuffle(order, random);
      for (int i : order) {
        step(inputs[i], labels[i], scratch, squares);
      }
      if (round >= rounds / 2) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weights[i];
        }
      }
    }
    // The mean of the later rounds depends less on what was seen last. It is as exact as what is
    // kept of it.
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Float.float16ToFloat(Float.floatToFloat16(sum[i] / (rounds - rounds / 2)));
    }
    weights = sum;
  }

  /// What counts several times in a row is kept once.
  private Input[] inputs(List<Example> examples) {
    var inputs = new Input[examples.size()];
    for (int i = 0; i < inputs.length; i++) {
      var traits = examples.get(i).traits();
      inputs[i] =
          i > 0 && Arrays.equals(traits, examples.get(i - 1).traits())
              ? inputs[i - 1]
              : input(traits);
    }
    return inputs;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  /// Where the weights of a text's traits begin; those at 0 are what every text has.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Input(int[] rows, float[] values) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Scratch(float[] gradient, int[] unsettled) {}

  private Input input(long[] traits) {
    var rows = new int[traits.length + 1];
    var values = new float[traits.length + 1];
    double length = 0;
    int known = 1;
    for (long trait : traits) {
      int row = index.row(Traits.number(trait));
      if (row != 0) {
        float value = Traits.weight(trait);
        rows[known] = row * classes;
        values[known++] = value;
        length += value * value;
      }
    }
    // A long text says no more about one thing than a short one does.
    float scale = (float) (SCALE / Math.pow(Math.max(1, length), POWER));
    for (int i = 1; i < known; i++) {
      values[i] *= scale;
    }
    values[0] = 1;
    return new Input(Arrays.copyOf(rows, known), Arrays.copyOf(values, known));
  }

  private void step(Input input, int label, Scratch scratch, float[] squares) {
    var gradient = scratch.gradient();
    scores(input, gradient);
    softmax(gradient);
    gradient[label] -= 1;
    int count = 0;
    for (int c = 0; c < classes; c++) {
      if (Math.abs(gradient[c]) > SETTLED) {
        scratch.unsettled()[count++] = c;
      }
    }
    for (int i = 0; count > 0 && i < input.rows().length; i++) {
      int row = input.rows()[i];
      float value = input.values()[i];
      for (int k = 0; k < count; k++) {
        int c = scratch.unsettled()[k];
        float slope = gradient[c] * value + DECAY * weights[row + c];
        squares[row + c] += slope * slope;
        weights[row + c] -= STEP * slope / (float) Math.sqrt(squares[row + c] + SMALL);
      }
    }
  }

  private void scores(Input input, float[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < input.rows().length; i++) {
      int row = input.rows()[i];
      float value = input.values()[i];
      for (int c = 0; c < classes; c++) {
        scores[c] += weights[row + c] * value;
      }
    }
  }

  private static void softmax(float[] scores) {
    float most = scores[0];
    for (float score : scores) {
      most = Math.max(most, score);
    }
    float sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (float) Math.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
  }

  /// How likely each class is.
  float[] likelihoods(long[] traits) {
    var scores = new float[classes];
    scores(input(traits), scores);
    softmax(scores);
    return scores;
  }
}
