package io.centralita.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void whoFindsTheDatabaseAwayMayTryAgain() {
    assertThat(status(new SQLTransientConnectionException("no connection is left"))).isEqualTo(503);
    assertThat(status(new SQLException("refused", "08001"))).isEqualTo(503);
  }

  @Test
  void whatNoTableKeepsIsTheCallersMatter() {
    assertThat(status(new SQLException("NUL", "22021"))).isEqualTo(400);
  }

  @Test
  void theRestIsOurFault() {
    assertThat(status(new SQLException("deadlock", "40P01"))).isEqualTo(500);
    assertThat(status(new SQLException("no state"))).isEqualTo(500);
    assertThat(status(new IllegalStateException())).isEqualTo(500);
  }

  private static int status(Exception cause) {
    return Refused.by(new IllegalStateException("in a transaction", cause)).getStatus();
  }
}
