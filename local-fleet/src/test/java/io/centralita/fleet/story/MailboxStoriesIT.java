package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.fleet.demo.DemoMarketplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was said, as those see it over the API who answer for the marketplace.
class MailboxStoriesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OWNER = "conversations:read conversations:write audit:read";
  private static final String SUPERVISOR = OWNER + " conversations:supervise";

  private final StoryFleet fleet = StoryFleet.running();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aThreadIsReadPageByPageInTheProvidersMailboxAndWhoTakesItOverIsOnRecord() throws Exception {
    var pair = Pair.linked(fleet, "se malogró mi lavadora en Jesús María", "Electrodomésticos");
    var customer = pair.customer();
    for (var text : List.of("¿Cuándo vienes?", "Estoy en casa", "Toca el timbre")) {
      customer.writesTo(pair.proxy(), text);
    }

    var thread =
        await()
            .atMost(PATIENCE)
            .until(() -> path(threadOf(customer, pair.proxy())), found -> said(found) >= 4);

    var pages = pages(thread + "/messages?limit=2");
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.stream().flatMap(page -> texts(page).stream()))
        .contains("Toca el timbre", "Estoy en casa", "¿Cuándo vienes?")
        .doesNotHaveDuplicates();
    assertThat(pages.toString()).doesNotContain(customer.number(), pair.provider().number());
    assertThat(get("routing-service", thread, OWNER).statusCode()).isEqualTo(404);

    assertThat(post(thread + "/escalate").statusCode()).isEqualTo(200);
    var escalated =
        await()
            .atMost(PATIENCE)
            .until(
                () -> items("audit-service", "/audit-events?what=conversation-escalated"),
                found -> found.toString().contains(thread.substring(thread.lastIndexOf('/') + 1)));
    assertThat(escalated.toString()).contains("operator-1").doesNotContain(customer.number());
  }

  @Test
  void aQuestionIsAnsweredWithWhatCanBeDoneHereWhereNoModelIs() {
    var customer = fleet.newCustomer();

    customer.writes("¿Cómo funciona esto?");

    customer.reads("central de servicios");
    customer.hasReadEverything();
  }

  /// The conversation of a customer with a proxy number, in whatever provider's mailbox.
  private JsonNode threadOf(VirtualPhone customer, String proxy) {
    var end = customer.number().substring(customer.number().length() - 3);
    for (var entry : items("routing-service", "/conversations?mailbox=provider&limit=200")) {
      if (entry.path("number").asString().equals(proxy)
          && entry.path("person").asString().endsWith(end)) {
        return entry;
      }
    }
    return JsonMapper.shared().createObjectNode();
  }

  private static String path(JsonNode thread) {
    return "/conversations/" + thread.path("id").asString("none");
  }

  private int said(String thread) {
    return items("routing-service", thread + "/messages").size();
  }

  private List<JsonNode> pages(String path) {
    var pages = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = read("routing-service", path + next);
      pages.add(page);
      next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!next.isEmpty());
    return pages;
  }

  private static List<String> texts(JsonNode page) {
    var texts = new ArrayList<String>();
    page.path("items").forEach(line -> texts.add(line.path("text").asString()));
    return texts;
  }

  private JsonNode items(String service, String path) {
    return read(service, path).path("items");
  }

  private JsonNode read(String service, String path) {
    try {
      return JsonMapper.shared().readTree(get(service, path, SUPERVISOR).body());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<String> get(String service, String path, String scope)
      throws IOException, InterruptedException {
    return http.send(request(service, path, scope).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return http.send(
        request("routing-service", path, SUPERVISOR).POST(BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String service, String path, String scope) {
    var token =
        fleet
            .fleet()
            .tokens()
            .issue(DemoMarketplace.TENANT, "operator-1", scope, Duration.ofHours(1));
    return HttpRequest.newBuilder(URI.create(fleet.fleet().url(service) + path))
        .header("Authorization", "Bearer " + token);
  }
}
