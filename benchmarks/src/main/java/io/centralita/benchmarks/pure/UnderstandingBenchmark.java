package io.centralita.benchmarks.pure;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.routing.understanding.EmbeddedUnderstanding;
import io.centralita.routing.understanding.Heard;
import io.centralita.routing.understanding.Understood;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What it costs to understand a text with the embedded classifier.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UnderstandingBenchmark {
  private final EmbeddedUnderstanding understanding =
      new EmbeddedUnderstanding(ServiceCatalogue.lima());

  @Param({
    "OK",
    "Se rompió mi caño en Miraflores",
    "Hola, buenas tardes, necesito un electricista en San Borja porque se fue la luz desde ayer"
  })
  private String text = "";

  @Benchmark
  public Understood understand() {
    return understanding.understand(new Heard(text, null, NumberPurpose.MAIN));
  }
}
