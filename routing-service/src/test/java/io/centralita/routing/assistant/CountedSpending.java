package io.centralita.routing.assistant;

import io.centralita.contracts.values.TenantId;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// What was spent, without a database. The ceiling is a number of answers.
final class CountedSpending extends SpendingStore {
  private final AtomicLong micros = new AtomicLong();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  CountedSpending() {
    super(JdbcClient.create(new SimpleDriverDataSource()));
  }

  void ceilingAfter(int answers) {
    left.set(answers);
  }

  long charged() {
    return micros.get();
  }

  @Override
  boolean reserve(TenantId tenant, LocalDate day, long most, long ceiling) {
    boolean mayBe = left.getAndDecrement() > 0;
    if (mayBe) {
      micros.addAndGet(most);
    }
    return mayBe;
  }

  @Override
  void settle(TenantId tenant, LocalDate day, long difference) {
    micros.addAndGet(difference);
  }
}
