package io.centralita.benchmarks.pure;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What it costs to keep a number secret: once at the door in, once at the door out.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AddressBenchmark {
  private final AddressSealer sealer = new AddressSealer(AddressKeys.generate());
  private final Address sealed = sealer.seal(Channel.WHATSAPP, Identity.of("+51987654321"));

  @Benchmark
  public Identity parse() {
    return Identity.of("+51987654321");
  }

  @Benchmark
  public Address parseAndSeal() {
    return sealer.seal(Channel.WHATSAPP, Identity.of("+51987654321"));
  }

  @Benchmark
  public Identity open() {
    return sealer.open(sealed);
  }
}
