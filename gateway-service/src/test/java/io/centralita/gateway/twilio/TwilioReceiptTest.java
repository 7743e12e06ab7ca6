package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.DeliveryStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioReceiptTest {
  private static final String SEND = "11111111-2222-8333-8444-555555555555";

  @ParameterizedTest
  @CsvSource({
    "accepted, QUEUED",
    "scheduled, QUEUED",
    "queued, QUEUED",
    "sending, QUEUED",
    "sent, SENT",
    "delivered, DELIVERED",
    "partially_delivered, DELIVERED",
    "read, READ",
    "undelivered, UNDELIVERED",
    "failed, FAILED",
    "canceled, FAILED",
    "READ, READ"
  })
  void twiliosWordsAreUnderstood(String word, DeliveryStatus status) throws Form.Malformed {
    assertThat(read(Forms.receipt("SM1", word)).status()).isEqualTo(status);
  }

  @Test
  void aNewWordIsNoStatus() throws Form.Malformed {
    assertThat(read(Forms.receipt("SM1", "teleported")).status()).isNull();
  }

  @Test
  void theOlderFieldIsReadWhereTheNewerIsMissing() throws Form.Malformed {
    var receipt = read(Forms.without(Forms.receipt("SM1", "sent"), "MessageStatus"));

    assertThat(receipt.status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void theAddressNamesTheSendAndTheFormTheReason() throws Form.Malformed {
    var receipt = read(Forms.with(Forms.receipt("SM1", "undelivered"), "ErrorCode", "63016"));

    assertThat(receipt.send().toString()).isEqualTo(SEND);
    assertThat(receipt.sid()).isEqualTo("SM1");
    assertThat(receipt.errorCode()).isEqualTo("63016");
  }

  private static TwilioReceipt read(Map<String, String> form) throws Form.Malformed {
    var bytes = TwilioClient.encode(form).getBytes(StandardCharsets.UTF_8);
    return TwilioReceipt.of("?x=1&send=" + SEND, Form.parse(bytes));
  }
}
