package io.centralita.routing.understanding;

import org.jspecify.annotations.Nullable;

/// What speaks for somebody asking for something now, and how likely that makes it.
///
/// @param about how likely it is by what the text is about
/// @param put how likely it is by how it is put
/// @param words how many it has: of a longer text each says less, so that it is made less of
/// @param end how likely it is by the end of a [Story] alone; null for any other text
public record Evidence(double about, double put, int words, @Nullable Double end) {
  static final double LEAST = 1e-7;

  /// How much each of the three counts, and what is taken off: fitted to whole texts that were left
  /// out while learning, a fifth at a time.
  private static final double[] WEIGHTS = {0.352, 0.439, 0.774, -2.229};

  /// The same for stories, with their end before what is taken off.
  private static final double[] OF_STORIES = {0.431, 0.290, 1.597, 0.330, -4.018};

  /// An end says no more than so much, however sure it is.
  private static final double MOST_BY_THE_END = 6;

  /// What is weighed; the last is the same for all.
  public double[] values() {
    double length = Math.log1p(words);
    return end == null
        ? new double[] {logOdds(about), logOdds(put), length, 1}
        : new double[] {
          logOdds(about),
          logOdds(put),
          length,
          Math.clamp(logOdds(end), -MOST_BY_THE_END, MOST_BY_THE_END),
          1
        };
  }

  /// @param placing log odds by whether and how the text says where, see [Placing]
  double likelihood(double placing) {
    double sum = placing;
    var values = values();
    var weights = end == null ? WEIGHTS : OF_STORIES;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static double logOdds(double likelihood) {
    double kept = Math.clamp(likelihood, LEAST, 1 - LEAST);
    return Math.log(kept / (1 - kept));
  }
}
