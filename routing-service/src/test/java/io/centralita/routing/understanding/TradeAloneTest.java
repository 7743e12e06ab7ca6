package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeAloneTest {
  private static final TradeAlone TRADES = new TradeAlone(ServiceCatalogue.lima().categories());

  @ParameterizedTest
  @CsvSource({
    "looking for a plumber, plumbing",
    "necesito un gasfitero, plumbing",
    "Electrician please, electrical",
    "hola buenas busco cerrajero, locksmith",
    "pintores, painting"
  })
  void theNameOfATradeIsEnough(String text, String category) {
    assertThat(TRADES.of(Tokens.of(text))).contains(category);
  }

  @ParameterizedTest
  @CsvSource({
    "soy gasfitero",
    "no necesito gasfitero",
    "busco trabajo de gasfitero",
    "el gasfitero no llegó",
    "a plumber for my heart",
    "a plumber and an electrician",
    "hola",
  })
  void whoSaysMoreIsWeighed(String text) {
    assertThat(TRADES.of(Tokens.of(text))).isEmpty();
  }

  @Test
  void aCategoryThatIsCalledLikeACourtesyIsNotInEveryGreeting() {
    var urgent = new ServiceCategory("urgente", "Urgente", "Urgent", List.of());

    assertThat(new TradeAlone(List.of(urgent)).of(Tokens.of("hola"))).isEmpty();
  }
}
