package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every kind of answer is what Twilio's OpenAPI documents say it is. The documents are not part of
/// the project: `TWILIO_OAI` (or `-Dtwilio.oai`) names the folder that holds them.
class TwilioSchemaIT {
  private static final String PERSON = "+51987654321";
  private static final String RFC_2822 =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000";

  private static FakeGateway gateway;
  private static RunningSimulator simulator;
  private static JsonNode api;
  private static JsonNode content;

  @BeforeAll
  static void start() throws IOException {
    var folder = folder();
    assumeTrue(
        Files.isDirectory(folder),
        "Twilio's OpenAPI documents are not in "
            + folder
            + ": set TWILIO_OAI to check against them");
    api = JsonMapper.shared().readTree(folder.resolve("twilio_api_v2010.strict.json"));
    content = JsonMapper.shared().readTree(folder.resolve("twilio_content_v1.strict.json"));
    gateway = new FakeGateway();
    simulator = new RunningSimulator(gateway.url("/messages"));
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
      gateway.close();
    }
  }

  @Test
  void messagesThatGoOutConform() throws IOException {
    var created = simulator.send(PERSON, "hola", "");
    var fetched = simulator.get(messages("/" + sid(created) + ".json"));

    conforms(created, "post", ".json");
    conforms(fetched, "get", "/{Sid}.json");
    assertThat(simulator.json(created).path("date_created").asString()).matches(RFC_2822);
  }

  @Test
  void messagesThatComeInAndThatFailConform() throws IOException {
    var received = simulator.write(PERSON, "hola").path("sid").asString();
    var failed = sid(simulator.send("whatsapp:+51900000001", "fuera de la ventana", ""));
    await()
        .until(() ->
            simulator
                    .json(simulator.get(messages("/" + failed + ".json")))
                    .path("error_code")
                    .asInt(0)
                == 63016);

    conforms(simulator.get(messages("/" + received + ".json")), "get", "/{Sid}.json");
    conforms(simulator.get(messages("/" + failed + ".json")), "get", "/{Sid}.json");
  }

  @Test
  void pagesConform() throws IOException {
    for (var count = 0; count < 3; count++) {
      simulator.send(PERSON, "hola", "");
    }

    var first = simulator.get(messages(".json?PageSize=1"));
    var second = simulator.get(simulator.json(first).path("next_page_uri").asString());
    var empty = simulator.get(messages(".json?To=%2B51911111111"));

    conforms(first, "get", ".json");
    conforms(second, "get", ".json");
    conforms(empty, "get", ".json");
    assertThat(simulator.json(second).path("previous_page_uri").isString()).isTrue();
  }

  @Test
  void callsConform() throws IOException {
    gateway.behave(_ ->
        new FakeGateway.Answer(
            200,
            "<Response><Dial callerId='+5117000001' timeout='5'>+51987650002</Dial></Response>"));
    var sid = simulator.dial("+51987650001", RunningSimulator.MAIN);
    await().until(() -> !simulator.read("/simulator/calls?phone=%2B51987650002").isEmpty());

    var path = "/2010-04-01/Accounts/{AccountSid}/Calls";
    var calls = "/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT + "/Calls";
    conforms(simulator.get(calls + "/" + sid + ".json"), api, path + "/{Sid}.json", "get");
    simulator.does("+51987650001", "hangup", sid);
    conforms(simulator.get(calls + "/" + sid + ".json"), api, path + "/{Sid}.json", "get");
    conforms(simulator.get(calls + ".json?PageSize=1"), api, path + ".json", "get");
    var legs = simulator.json(simulator.get(calls + ".json?ParentCallSid=" + sid)).path("calls");
    assertThat(legs.findValuesAsString("to")).containsExactly("+51987650002");
  }

  @Test
  void templatesConform() throws IOException {
    var created =
        simulator.createContent(
            """
            {"friendly_name":"hola","language":"es","variables":{"1":"amigo"},
             "types":{"twilio/text":{"body":"Hola, {{1}}"}}}
            """);
    var sid = simulator.json(created).path("sid").asString();

    conforms(created, content, "/v1/Content", "post");
    conforms(simulator.get("/v1/Content/" + sid), content, "/v1/Content/{Sid}", "get");
    conforms(simulator.get("/v1/Content?PageSize=1"), content, "/v1/Content", "get");
  }

  @Test
  void anAnswerWithAMissingFieldDoesNot() throws IOException {
    var answer = simulator.json(simulator.send(PERSON, "hola", ""));
    var incomplete = JsonMapper.shared().createObjectNode();
    answer.properties().stream()
        .filter(field -> !field.getKey().equals("subresource_uris"))
        .forEach(field -> incomplete.set(field.getKey(), field.getValue()));

    var path = "/2010-04-01/Accounts/{AccountSid}/Messages.json";
    assertThat(problems(incomplete, api, path, "post", "201")).hasSize(1);
  }

  private static void conforms(HttpResponse<String> answer, String method, String path) {
    conforms(answer, api, "/2010-04-01/Accounts/{AccountSid}/Messages" + path, method);
  }

  private static void conforms(
      HttpResponse<String> answer, JsonNode document, String path, String method) {
    var status = Integer.toString(answer.statusCode());
    assertThat(problems(simulator.json(answer), document, path, method, status)).isEmpty();
  }

  private static java.util.List<String> problems(
      JsonNode answer, JsonNode document, String path, String method, String status) {
    var pointer =
        Stream.of("paths", path, method, "responses", status, "content", "application/json")
            .map(part -> part.replace("~", "~0").replace("/", "~1"))
            .collect(java.util.stream.Collectors.joining("/", "/", "/schema"));
    assertThat(document.at(pointer).isObject()).as("%s documents %s", path, status).isTrue();
    // The schema of one answer, with the document's components where its references look for them.
    var schema = JsonMapper.shared().createObjectNode();
    schema.setAll((tools.jackson.databind.node.ObjectNode) document.at(pointer));
    schema.set("components", document.path("components"));
    return SchemaRegistry.withDialect(Dialects.getOpenApi30())
        .getSchema(schema)
        .validate(answer)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String messages(String rest) {
    return "/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT + "/Messages" + rest;
  }

  private static String sid(HttpResponse<String> answer) {
    return simulator.json(answer).path("sid").asString();
  }

  private static Path folder() {
    var named =
        Objects.requireNonNullElse(
            System.getProperty("twilio.oai"), System.getenv().getOrDefault("TWILIO_OAI", ""));
    return named.isEmpty() ? Path.of("../../shared/twilio-oai") : Path.of(named);
  }
}
