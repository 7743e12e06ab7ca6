package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.sql.SQLException;

/// What goes wrong while something is asked for; ends when it has been enough.
interface Trouble {

  /// @return what is worth saying about it; empty for nothing
  String happen() throws IOException, InterruptedException, SQLException;
}
