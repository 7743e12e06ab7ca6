package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.relay.Notices.About;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `notices`.
@Repository
class NoticeStore {
  private final JdbcClient jdbc;

  NoticeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String TELL =
      """
      INSERT INTO notices (person_ref, proxy_number, about, told_at)
      VALUES (:person, :number, :about, :now)
      ON CONFLICT (person_ref, proxy_number, about) DO UPDATE SET told_at = excluded.told_at
      WHERE notices.told_at <= :before
      """;

  /// Whether the person is to be told now: not told since `before`.
  boolean tell(Address person, BusinessNumber number, About about, Instant now, Instant before) {
    return jdbc.sql(TELL)
            .param("person", person.ref())
            .param("number", number.e164())
            .param("about", about.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("before", before.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static final String FORGET =
      """
      DELETE FROM notices WHERE ctid IN
        (SELECT ctid FROM notices WHERE told_at <= :before LIMIT :limit)
      """;

  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }
}
