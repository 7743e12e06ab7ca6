package io.centralita.proxy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.proxy.RunningProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReleasedNumberIT extends RunningProxy {

  @Test
  void aReleasedNumberLinksNobodyAnyMoreUntilItIsBack() {
    pool(1);
    assign(lead("before"), person(), person());
    var before = awaitSessions(SessionOpened.class, 1).getFirst();

    release();
    assign(lead("after"), person(), person());

    awaitSessions(PoolExhausted.class, 1);
    assertThat(isOpen(before)).isTrue();

    pool(1);
    assign(lead("back"), person(), person());

    assertThat(awaitSessions(SessionOpened.class, 2).getLast().proxyNumber()).isEqualTo(number(1));
  }

  private void release() {
    topics.publish(new EventCodec().tombstone(Topics.NUMBERS, number(1).e164()));
    Awaitility.await("the number is gone").until(() -> known() == 1);
  }

  private boolean isOpen(SessionOpened session) {
    return database
        .sql("SELECT open FROM proxy_links WHERE id = ?")
        .param(session.link().value())
        .query(Boolean.class)
        .single();
  }
}
