package io.centralita.matching.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.LeadId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class LeadSweepTest {
  private static final int BATCH = 50;

  private final List<LeadId> due = new ArrayList<>();
  private final Set<LeadId> broken = new HashSet<>();
  private final List<LeadId> tried = new ArrayList<>();
  private final Counter stuck = new SimpleMeterRegistry().counter("stuck");
  private final LeadSweep sweep =
      new LeadSweep(new Work(), TransactionOperations.withoutTransaction(), stuck);

  /// What is due, of which the broken can never be seen to.
  private final class Work implements LeadSweep.Work {
    @Override
    public List<LeadId> due(int limit, Set<LeadId> without) {
      return due.stream().filter(lead -> !without.contains(lead)).limit(limit).toList();
    }

    @Override
    public int together(int limit, Set<LeadId> without) {
      var batch = due(limit, without);
      if (batch.stream().anyMatch(broken::contains)) {
        throw new IllegalStateException("One of them cannot be seen to");
      }
      due.removeAll(batch);
      return batch.size();
    }

    @Override
    public int alone(LeadId lead) {
      tried.add(lead);
      if (broken.contains(lead)) {
        throw new IllegalStateException("It cannot be seen to");
      }
      return due.remove(lead) ? 1 : 0;
    }
  }

  private static LeadId lead(int number) {
    return new LeadId(new UUID(0, number));
  }

  /// @param bad how many of the first are broken
  private void wait(int leads, int bad) {
    IntStream.range(0, leads).mapToObj(LeadSweepTest::lead).forEach(due::add);
    IntStream.range(0, bad).mapToObj(LeadSweepTest::lead).forEach(broken::add);
  }

  private int looks(int times) {
    return IntStream.range(0, times).map(_ -> sweep.look(BATCH)).sum();
  }

  @Test
  void oneThatFailsHoldsNobodyOfItsBatchUp() {
    wait(BATCH, 1);

    assertThat(sweep.look(BATCH)).isEqualTo(BATCH - 1);
    assertThat(due).containsExactly(lead(0));
    assertThat(stuck.count()).isEqualTo(1);
  }

  @Test
  void moreThatFailThanABatchHasHoldNobodyBehindThemUp() {
    wait(5 * BATCH, 3 * BATCH);

    assertThat(looks(5)).isEqualTo(2 * BATCH);
    assertThat(due).hasSize(3 * BATCH).allMatch(broken::contains);
  }

  @Test
  void whoKeepsFailingIsTriedLessAndLessOften() {
    wait(1, 1);

    looks(100);

    assertThat(tried).hasSizeBetween(5, 10);
  }

  @Test
  void whoFailedIsSeenToOnceItCanBe() {
    wait(2, 1);
    looks(3);

    broken.clear();
    looks(8);

    assertThat(due).isEmpty();
    due.add(lead(0));
    assertThat(sweep.look(BATCH)).as("in the batch again").isEqualTo(1);
  }
}
