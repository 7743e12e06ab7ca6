package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is missing is asked for with the most likely answers to tap.
class SuggestionsIT extends Marketplace {
  private static final String BARRANCO = "150104";
  private static final String LINCE = "150116";

  @BeforeAll
  static void start() {
    open(
        "suggestions",
        """
        [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000601", "channel": "WHATSAPP",
          "language": "es", "categories": ["plumbing", "painting", "moving"],
          "districts": ["150122", "150104", "150116"]}]
        """);
  }

  @Test
  void whereTheyNeededSomebodyBeforeIsOneTapAway() {
    var customer = "+51922000505";
    var asked = 0;
    for (var district : List.of(BARRANCO, LINCE, MIRAFLORES)) {
      people.say(customer, new ServiceRequest("painting", district));
      people.say(customer, new Cancel(null));
      people.hears(customer, "lead-cancelled", ++asked);
      service.clock.advance(Duration.ofSeconds(1));
    }

    people.say(customer, new ServiceRequest("plumbing", null));
    assertThat(people.hears(customer, "ask-district-3"))
        .containsEntry("district1", MIRAFLORES)
        .containsEntry("district2", LINCE)
        .containsEntry("need3", "plumbing:" + BARRANCO);
    people.say(customer, new Choice(3));

    assertThat(people.hears(customer, "candidates-1", 2)).containsEntry("district", BARRANCO);
  }
}
