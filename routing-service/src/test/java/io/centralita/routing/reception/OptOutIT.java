package io.centralita.routing.reception;

import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.routing.RunningRouting;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OptOutIT {
  private final RunningRouting routing = RunningRouting.shared();
  private final String customer = RunningRouting.somebody();
  private int written;

  @Test
  void whoWantsNothingAndAsksAllTheSameIsToldTheWayBackOnceAnHour() {
    writes("jajaja");
    await().until(() -> routing.texts(customer).size() == 1); // helped a moment before
    writes("BAJA");
    await().until(() -> routing.texts(customer).size() == 2);

    writes("se rompió mi caño en Miraflores");
    await().until(() -> routing.texts(customer).size() == 3);
    assertThat(routing.texts(customer).getLast()).contains("no te escribamos", "ALTA o START");
    assertThat(routing.interpretations(customer).getLast().meaning())
        .as("nobody is looked for who cannot be told of")
        .isEqualTo(new Meaning.Unclear());

    writes("necesito un electricista en Lince");
    writes("¿hola?");
    RunningRouting.CLOCK.advance(Duration.ofMinutes(61));
    writes("¿me escuchan?");
    await().until(() -> routing.texts(customer).size() == 4);
    assertThat(routing.texts(customer).getLast()).contains("no te escribamos");

    writes("ALTA");
    await().until(() -> routing.texts(customer).size() == 5);
    assertThat(routing.texts(customer).getLast()).contains("de vuelta");
  }

  @Test
  void whoTalksWithSomebodyElsewhereIsToldThatThisGoesOn() {
    var link = new LinkId(UUID.randomUUID());
    linked(link);
    writes("necesito un electricista en Lince");

    writes("BAJA");
    await().until(() -> routing.texts(customer).size() == 1);

    assertThat(routing.texts(customer).getFirst())
        .contains("ya no te escribiremos", "Tu otra conversación sigue", "BAJA ahí");
  }

  @Test
  void onceThatIsOverThereIsNothingToSayAboutIt() {
    var link = new LinkId(UUID.randomUUID());
    linked(link);
    routing.ends(Topics.LINKS, link.toString());
    await()
        .until(() ->
            routing.count(
                    "SELECT count(*) FROM pairings WHERE until IS NULL AND link_id = '%s'"
                        .formatted(link))
                == 2);

    writes("BAJA");
    await().until(() -> routing.texts(customer).size() == 1);

    assertThat(routing.texts(customer).getFirst()).doesNotContain("otra conversación");
  }

  private void linked(LinkId link) {
    var now = RunningRouting.CLOCK.instant();
    routing.publish(
        Topics.LINKS,
        UUID.randomUUID(),
        link.toString(),
        new LinkOpened(
            link,
            TENANT,
            new LeadId(UUID.randomUUID()),
            PROXY,
            routing.address(Channel.WHATSAPP, customer),
            routing.address(Channel.WHATSAPP, RunningRouting.somebody()),
            now,
            now.plus(Duration.ofHours(2))));
    await()
        .until(() ->
            routing.count("SELECT count(*) FROM pairings WHERE link_id = '%s'".formatted(link))
                == 2);
  }

  private void writes(String text) {
    written++;
    routing.writes(customer, MAIN, text);
    await().until(() -> routing.interpretations(customer).size() == written);
  }
}
