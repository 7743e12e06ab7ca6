package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What people are to get, asked for at a steady rate.
interface Traffic extends AutoCloseable {

  /// @param run which the texts begin with
  /// @return all that the fleet has acknowledged, in the order of asking
  List<Asked> ask(String run, int perSecond, BooleanSupplier enough) throws InterruptedException;

  @Override
  void close();
}
