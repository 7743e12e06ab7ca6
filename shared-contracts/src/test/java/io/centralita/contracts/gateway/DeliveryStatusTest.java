package io.centralita.contracts.gateway;

import static io.centralita.contracts.gateway.DeliveryStatus.DELIVERED;
import static io.centralita.contracts.gateway.DeliveryStatus.FAILED;
import static io.centralita.contracts.gateway.DeliveryStatus.QUEUED;
import static io.centralita.contracts.gateway.DeliveryStatus.READ;
import static io.centralita.contracts.gateway.DeliveryStatus.SENT;
import static io.centralita.contracts.gateway.DeliveryStatus.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {

  @Test
  void whateverTheOrderOfTheReportsTheFurthestStays() {
    var good = List.of(QUEUED, SENT, DELIVERED, READ);

    for (var known : good) {
      for (var reported : good) {
        assertThat(reported.isAfter(known))
            .as("%s after %s", reported, known)
            .isEqualTo(good.indexOf(reported) > good.indexOf(known));
      }
    }
  }

  @Test
  void nothingComesAfterAnEnd() {
    for (var end : List.of(READ, UNDELIVERED, FAILED)) {
      for (var reported : DeliveryStatus.values()) {
        assertThat(reported.isAfter(end)).as("%s after %s", reported, end).isFalse();
      }
    }
  }
}
