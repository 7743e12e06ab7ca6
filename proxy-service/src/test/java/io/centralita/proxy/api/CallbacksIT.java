package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.gateway.CallStep;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.sid.Sid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an account's own server is asked and told.
class CallbacksIT extends ProxyApi {
  private static final String CALLED = "CA" + "b".repeat(32);

  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String type = "text/plain";
  private volatile String answer = "";
  private HttpServer server;
  private int messages;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatTheAccountForbidsDoesNotCrossAndTheNextDoes() {
    var service = service("citas", 1, "InterceptCallbackUrl", url("/intercept"));
    var session = session(service);
    var customer = join(session, phone(1));
    join(session, phone(2));
    status = 403;

    write(phone(1), "¿Me haces precio sin la app?");
    Awaitility.await().until(() -> told.size() == 1);
    Awaitility.await().until(() -> held() == 0);
    status = 200;
    write(phone(1), "Hola, ¿llegas a las 5?");

    assertThat(text(awaitSends(1).getFirst())).isEqualTo("Hola, ¿llegas a las 5?");
    assertThat(told.getFirst())
        .containsEntry("inboundParticipantSid", customer.sid())
        .containsEntry("interactionServiceSid", service)
        .containsEntry("interactionType", "Message")
        .containsEntry("interactionData", "{\"body\":\"¿Me haces precio sin la app?\"}")
        .containsEntry("interactionAccountSid", accountSid());
    assertThat(sends()).hasSize(1);
    assertThat(api().get(session + "/Interactions").body().path("interactions")).hasSize(1);
  }

  @Test
  void aServerInTroubleLetsThroughOrHoldsBackAsTheServiceSays() {
    status = 500;
    var service = service("citas", 1, "InterceptCallbackUrl", url("/intercept"));
    var session = session(service);
    join(session, phone(1));
    join(session, phone(2));

    write(phone(1), "uno");
    assertThat(text(awaitSends(1).getFirst())).isEqualTo("uno");
    api().post("/v1/Services/" + service, "OnInterceptFailure", "block");
    write(phone(1), "dos");

    assertThat(awaitSends(2))
        .filteredOn(send -> send.body().equals(new Template("not-delivered", Map.of())))
        .extracting(send -> sealer.open(send.to()).reveal())
        .containsExactly(phone(1));
    assertThat(told).hasSize(2);
    assertThat(api().get(session + "/Interactions").body().path("interactions")).hasSize(1);
  }

  @Test
  void theAccountHearsWhatBecomesOfAnInteraction() {
    var service = service("citas", 1, "CallbackUrl", url("/told?shop=1"));
    var session = session(service);
    join(session, phone(1));
    var reader = join(session, phone(2));

    write(phone(1), "Ya salí");
    var send = awaitSends(1).getFirst();
    publish(
        Topics.DELIVERIES,
        "delivered",
        send.id().toString(),
        new DeliveryAdvanced(
            send.id(), tenant, DeliveryStatus.DELIVERED, null, send.lead(), clock.instant()));

    Awaitility.await().until(() -> told.size() == 2);
    assertThat(told)
        .extracting(fields -> fields.get("outboundResourceStatus"))
        .containsExactly("queued", "delivered");
    assertThat(told.getFirst())
        .containsEntry("inboundResourceStatus", "received")
        .containsEntry("outboundParticipantSid", reader.sid())
        .containsEntry("interactionSessionSid", session.substring(session.lastIndexOf('/') + 1));
    assertThat(told.toString()).doesNotContain(phone(1).substring(1), phone(2).substring(1));
    Awaitility.await().until(() -> left("status_callbacks") == 0);
  }

  @Test
  void theAccountHearsEachStepOfACallInItsOrderAlsoFromAServerThatStumbles() {
    var service = service("citas", 1, "CallbackUrl", url("/told"));
    var session = session(service);
    join(session, phone(1));
    join(session, phone(2));
    var call = call(session);
    status = 503;

    call(new CallReceived(call, CallAnswer.DIALED, clock.instant()));
    Awaitility.await().until(() -> told.size() == 1);
    call(new CallProgressed(call, CallStep.ANSWERED, CALLED, clock.instant()));
    call(new CallProgressed(call, CallStep.RINGING, CALLED, clock.instant()));
    call(new CallEnded(call, CallOutcome.COMPLETED, 42, clock.instant()));
    Awaitility.await().until(() -> left("status_callbacks") == 3);
    status = 200;
    clock.advance(Duration.ofMinutes(1));

    Awaitility.await().until(() -> left("status_callbacks") == 0);
    assertThat(told)
        .extracting(
            fields -> fields.get("inboundResourceStatus"),
            fields -> fields.get("outboundResourceStatus"))
        .containsExactly(
            tuple("in-progress", "initiated"),
            tuple("in-progress", "initiated"),
            tuple("in-progress", "in-progress"),
            tuple("completed", "completed"));
    assertThat(told.getLast())
        .containsEntry("interactionData", "{\"duration\":\"42\"}")
        .containsEntry("outboundResourceSid", CALLED)
        .containsEntry("outboundResourceType", "call");
  }

  private Call call(String session) {
    var sid = Sid.read(Sid.Kind.KC, session.substring(session.lastIndexOf('/') + 1)).orElseThrow();
    return new Call(
        new CallId(EventIds.derived("call", tenant.value())),
        tenant,
        Carrier.TWILIO,
        "CA%032x".formatted(own),
        sealer.seal(Channel.VOICE, Identity.of(phone(1))),
        number(1),
        NumberPurpose.PROXY,
        null,
        new LinkId(sid.id()));
  }

  private void call(CallChange change) {
    publish(Topics.CALLS, change.toString(), change.call().from().ref(), change);
  }

  @Test
  void whoWritesToNobodyIsAnsweredByTheAccount() {
    service("citas", 1, "OutOfSessionCallbackUrl", url("/nobody"));
    type = "application/xml";
    answer =
        "<Response><Message>Llama al 0800</Message><Message><Body>¡Gracias!</Body></Message></Response>";

    write(phone(1), "¿Hay alguien?");

    assertThat(awaitSends(2))
        .extracting(CallbacksIT::text)
        .containsExactly("Llama al 0800", "¡Gracias!");
    assertThat(told.getFirst())
        .containsEntry("From", phone(1))
        .containsEntry("To", number(1).e164())
        .containsEntry("Body", "¿Hay alguien?")
        .containsEntry("AccountSid", accountSid());
  }

  @Test
  void whoWritesToNobodyIsLinkedWithWhomTheAccountNames() {
    var service = service("citas", 2, "OutOfSessionCallbackUrl", url("/nobody"));
    type = "application/json";
    answer =
        """
        {"uniqueName": "auto-1", "ttl": 600, "mode": "message-only", "participantIdentifier": "%s"}
        """
            .formatted(phone(2));

    write(phone(1), "Busco gasfitero");

    var send = awaitSends(1).getFirst();
    assertThat(text(send)).isEqualTo("Busco gasfitero");
    assertThat(sealer.open(send.to()).reveal()).isEqualTo(phone(2));
    var session = api().get(sessionsOf(service) + "/auto-1").body();
    assertThat(session.path("mode").asString()).isEqualTo("message-only");
    assertThat(session.path("ttl").asInt()).isEqualTo(600);
  }

  @Test
  void anAnswerThatMakesNoSenseIsNone() {
    service("citas", 1, "OutOfSessionCallbackUrl", url("/nobody"));
    type = "application/xml";
    answer = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Response><Message>&e;";

    write(phone(1), "¿Hay alguien?");

    assertThat(awaitSends(1).getFirst().cause()).isEqualTo("no-counterpart");
  }

  private void write(String phone, String text) {
    Address from = sealer.seal(Channel.SMS, Identity.of(phone));
    BusinessNumber to = number(1);
    var sid = "SM%032x".formatted(own * 1_000L + ++messages);
    publish(
        Topics.INTERPRETATIONS,
        sid,
        from.ref(),
        new MessageInterpreted(
            new ConversationId(EventIds.derived(from.ref(), to.e164())),
            new MessageReceived(
                tenant,
                Carrier.TWILIO,
                sid,
                from,
                to,
                NumberPurpose.PROXY,
                null,
                null,
                MessageContent.text(text),
                null,
                clock.instant()),
            new Meaning.Relay(),
            Language.SPANISH,
            null));
  }

  private static String text(SendMessage send) {
    return ((Words) send.body()).text();
  }

  private int held() {
    return database
        .sql("SELECT count(*) FROM held_messages WHERE proxy_number = :number")
        .param("number", number(1).e164())
        .query(Integer.class)
        .single();
  }

  private int left(String table) {
    return database.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
  }

  private String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /// Whatever is not signed is not listened to.
  private void answer(HttpExchange exchange) throws IOException {
    var fields = new TreeMap<String, String>();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (var field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
    }
    var signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    if (new RequestValidator(authToken())
        .validate(url(exchange.getRequestURI().toString()), fields, signature)) {
      told.add(fields);
    }
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
