package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.content.v1.Content;
import com.twilio.type.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Twilio's official SDK takes the simulator for Twilio.
class TwilioSdkIT {
  private static final PhoneNumber PERSON = new PhoneNumber("+51987654321");
  private static final PhoneNumber MAIN = new PhoneNumber(RunningSimulator.MAIN);

  private static FakeGateway gateway;
  private static RunningSimulator simulator;
  private static TwilioRestClient twilio;

  @BeforeAll
  static void start() {
    gateway = new FakeGateway();
    simulator = new RunningSimulator(gateway.url("/messages"));
    twilio =
        new TwilioRestClient.Builder(RunningSimulator.ACCOUNT, RunningSimulator.TOKEN)
            .httpClient(new Rerouted(simulator.port()))
            .build();
  }

  @AfterAll
  static void stop() {
    simulator.close();
    gateway.close();
  }

  @Test
  void createsAndFetchesAMessage() {
    var created = Message.creator(PERSON, MAIN, "hola, ¿cómo estás?").create(twilio);

    var fetched = Message.fetcher(created.getSid()).fetch(twilio);

    assertThat(created.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(created.getDateCreated()).isNotNull();
    assertThat(fetched.getBody()).isEqualTo("hola, ¿cómo estás?");
    assertThat(fetched.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
    assertThat(fetched.getTo()).isEqualTo(PERSON.toString());
  }

  @Test
  void readsAllPagesOfAList() {
    var someone = new PhoneNumber("+51933333333");
    for (var text : List.of("1", "2", "3", "4", "5")) {
      Message.creator(someone, MAIN, text).create(twilio);
    }

    var found = Message.reader().setTo(someone).pageSize(2).read(twilio);

    assertThat(StreamSupport.stream(found.spliterator(), false).map(Message::getBody))
        .containsExactly("5", "4", "3", "2", "1");
  }

  @Test
  void tellsWhatTwilioRefused() {
    assertThatThrownBy(() -> Message.creator(new PhoneNumber("12"), MAIN, "hola").create(twilio))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(21211);
              assertThat(refused.getStatusCode()).isEqualTo(400);
            });
  }

  @Test
  void createsATemplateAndSendsIt() {
    var action =
        Content.QuickReplyAction.builder("Aceptar")
            .type(Content.QuickReplyActionType.QUICK_REPLY)
            .id("accept")
            .build();
    var form = new Content.TwilioQuickReply.Builder("¿Lo tomas, {{1}}?", List.of(action)).build();
    var types = new Content.Types.Builder().twilioQuickReply(form).build();
    var request =
        Content.ContentCreateRequest.builder("es", types)
            .friendlyName("offer")
            .variables(Map.of("1", "amigo"))
            .build();

    var content = Content.creator(request).create(twilio);
    var message =
        Message.creator(
                new PhoneNumber("whatsapp:" + PERSON), new PhoneNumber("whatsapp:" + MAIN), "")
            .setContentSid(content.getSid())
            .setContentVariables("{\"1\":\"Faro\"}")
            .create(twilio);

    assertThat(Content.fetcher(content.getSid()).fetch(twilio).getFriendlyName())
        .isEqualTo("offer");
    assertThat(message.getBody()).isEqualTo("¿Lo tomas, Faro?");
    assertThat(Content.reader().read(twilio))
        .extracting(Content::getSid)
        .contains(content.getSid());
  }

  /// Sends what is meant for Twilio to the simulator, once.
  private static final class Rerouted extends NetworkHttpClient {
    Rerouted(int port) {
      super(
          HttpClientBuilder.create()
              .disableAutomaticRetries()
              .setRoutePlanner((_, _) -> new HttpRoute(new HttpHost("http", "localhost", port))));
    }

    @Override
    public Response reliableRequest(Request request) {
      return makeRequest(request);
    }
  }
}
