package io.centralita.routing.assistant;

import static io.centralita.routing.RunningRouting.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.routing.RunningRouting;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A model beside the classifier, in the whole service.
class SecondOpinionsIT {
  private static final String TEXT = "esto ya no da más y nadie viene";

  private final RunningRouting routing = RunningRouting.shared();
  private final FakeModel model = routing.model;
  private final String customer = RunningRouting.somebody();

  @BeforeEach
  @AfterEach
  void nothingIsSpentOrBroken() {
    routing.trustTheCarrierAgain();
    routing.execute("DELETE FROM assistant_spending");
    routing.execute("DROP TRIGGER IF EXISTS breaks_once ON messages");
    model.sorts(FakeModel.status(404));
  }

  @Test
  void whatTheModelAloneSeesIsAskedAbout() {
    model.sorts(FakeModel.saying("{\"category\":\"appliances\"}"));

    routing.writes(customer, MAIN, TEXT + " toda la tarde");

    await().until(() -> routing.interpretations(customer).size() == 1);
    assertThat(routing.interpretations(customer).getFirst().meaning())
        .isEqualTo(new Unclear(List.of("appliances"), null));
  }

  /// As when the service dies between the model's answer and its own commit, and takes the message
  /// once more.
  @Test
  void aMessageThatIsTakenAgainIsPublishedOnceAndPaidOnce() {
    model.sorts(FakeModel.saying("{\"category\":\"appliances\"}"));
    routing.execute("CREATE SEQUENCE IF NOT EXISTS breaks");
    routing.execute(
        """
        CREATE OR REPLACE FUNCTION breaks_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.text LIKE '%por segunda vez%' AND nextval('breaks') = 1 THEN
            RAISE EXCEPTION 'broken';
          END IF;
          RETURN NEW;
        END $$
        """);
    routing.execute(
        "CREATE TRIGGER breaks_once BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION breaks_once()");

    routing.writes(customer, MAIN, TEXT + " por segunda vez");

    await().until(() -> routing.interpretations(customer).size() == 1);
    assertThat(routing.interpretations(customer).getFirst().meaning())
        .isEqualTo(new Unclear(List.of("appliances"), null));
    assertThat(routing.value("SELECT last_value::text FROM breaks")).isEqualTo("2");
    assertThat(model.asked("por segunda vez")).hasSize(1);
    assertThat(routing.count("SELECT coalesce(sum(micros), 0) FROM assistant_spending"))
        .isEqualTo(1_000 + 4 * 100);
  }
}
