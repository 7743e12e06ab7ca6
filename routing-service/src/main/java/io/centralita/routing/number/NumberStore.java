package io.centralita.routing.number;

import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `numbers`.
@Component
public class NumberStore {
  private static final String REMEMBER =
      """
      INSERT INTO numbers (number, carrier, sender) VALUES (:number, :carrier, :sender)
      ON CONFLICT (number) DO UPDATE SET carrier = excluded.carrier, sender = excluded.sender
      """;

  private static final String FORGET = "DELETE FROM numbers WHERE number = :number";

  private static final String CARRIER = "SELECT carrier FROM numbers WHERE number = :number";

  private static final String SENDERS =
      """
      SELECT number, sender FROM numbers WHERE number = ANY (:numbers) AND sender IS NOT NULL
      """;

  private final JdbcClient jdbc;

  NumberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void remember(NumberAssigned state) {
    jdbc.sql(REMEMBER)
        .param("number", state.number().e164())
        .param("carrier", state.carriedBy().code())
        .param("sender", state.sender())
        .update();
  }

  void forget(BusinessNumber number) {
    jdbc.sql(FORGET).param("number", number.e164()).update();
  }

  /// Who brings what this number sends; nothing when the directory has not told of it.
  public Optional<Carrier> carrier(BusinessNumber number) {
    return jdbc.sql(CARRIER)
        .param("number", number.e164())
        .query(String.class)
        .optional()
        .map(Carrier::of);
  }

  /// The carriers' own ids of numbers, of those that have one.
  public Map<BusinessNumber, String> senders(Collection<BusinessNumber> numbers) {
    return jdbc.sql(SENDERS)
        .param("numbers", numbers.stream().map(BusinessNumber::e164).toArray(String[]::new))
        .query(row -> {
          var senders = new HashMap<BusinessNumber, String>();
          while (row.next()) {
            senders.put(new BusinessNumber(row.getString("number")), row.getString("sender"));
          }
          return senders;
        });
  }
}
