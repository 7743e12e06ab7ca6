package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.PhoneNumber;
import com.twilio.rest.proxy.v1.service.Session;
import com.twilio.rest.proxy.v1.service.session.Interaction;
import com.twilio.rest.proxy.v1.service.session.Participant;
import com.twilio.rest.proxy.v1.service.session.participant.MessageInteraction;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;

/// The official SDK, told nothing but another base URL.
class TwilioSdkIT extends ProxyApi {

  @Test
  void aSessionLivesFromItsServiceToItsEnd() {
    pool(2);
    var twilio = twilio();

    var service = Service.creator("citas").setDefaultTtl(3_600).create(twilio);
    var one = PhoneNumber.creator(service.getSid()).setPhoneNumber(phoneNumber(1)).create(twilio);
    PhoneNumber.creator(service.getSid()).setPhoneNumber(phoneNumber(2)).create(twilio);
    var session =
        Session.creator(service.getSid())
            .setUniqueName("cita-1")
            .setMode(Session.Mode.VOICE_AND_MESSAGE)
            .create(twilio);
    var customer = participant(service, session, phone(1), twilio);
    var provider = participant(service, session, phone(2), twilio);
    var said =
        MessageInteraction.creator(
                service.getSid(), session.getSid(), customer.getSid(), "Tu técnico llega a las 5")
            .create(twilio);

    assertThat(one.getCapabilities().getSms()).isTrue();
    assertThat(session.getTtl()).isEqualTo(3_600);
    assertThat(customer.getIdentifier()).isEqualTo(phone(1));
    assertThat(provider.getProxyIdentifier()).isIn(number(1).e164(), number(2).e164());
    assertThat(said.getOutboundParticipantSid()).isEqualTo(customer.getSid());
    assertThat(all(Interaction.reader(service.getSid(), session.getSid()).pageSize(1).read(twilio)))
        .extracting(Interaction::getSid, Interaction::getType)
        .containsExactly(tuple(said.getSid(), Interaction.Type.MESSAGE));
    assertThat(all(Participant.reader(service.getSid(), session.getSid()).pageSize(1).read(twilio)))
        .extracting(Participant::getSid)
        .containsExactlyInAnyOrder(customer.getSid(), provider.getSid());

    var closed =
        Session.updater(service.getSid(), session.getSid())
            .setStatus(Session.Status.CLOSED)
            .update(twilio);

    assertThat(closed.getStatus()).isEqualTo(Session.Status.CLOSED);
    assertThat(closed.getDateEnded()).isNotNull();
    assertThat(Session.deleter(service.getSid(), session.getSid()).delete(twilio)).isTrue();
    assertThat(Service.deleter(service.getSid()).delete(twilio)).isTrue();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> Service.fetcher(service.getSid()).fetch(twilio))
        .satisfies(refusal -> {
          assertThat(refusal.getStatusCode()).isEqualTo(404);
          assertThat(refusal.getCode()).isEqualTo(20404);
        });
  }

  private static Participant participant(
      Service service, Session session, String identifier, TwilioRestClient twilio) {
    return Participant.creator(service.getSid(), session.getSid(), identifier).create(twilio);
  }

  private com.twilio.type.PhoneNumber phoneNumber(int position) {
    return new com.twilio.type.PhoneNumber(number(position).e164());
  }

  private static <T extends com.twilio.base.Resource> List<T> all(ResourceSet<T> resources) {
    return StreamSupport.stream(resources.spliterator(), false).toList();
  }

  private TwilioRestClient twilio() {
    var here = new HttpHost("http", "localhost", port);
    var http =
        new NetworkHttpClient(
            HttpClientBuilder.create().setRoutePlanner((_, _) -> new HttpRoute(here)));
    return new TwilioRestClient.Builder(accountSid(), authToken()).httpClient(http).build();
  }
}
