package io.centralita.fleet.demo;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Opens the marketplace "Aliado" on a running fleet, through the doors that anybody would use:
/// providers are imported over matching-service's API, and the people get phones at the simulator.
/// Doing it again changes nothing.
public final class DemoMarketplace {
  public static final String TENANT = "aliado";
  public static final String MAIN_NUMBER = "+5117000001";

  /// The same for people who write over Meta itself, and over Kommo.
  public static final String META_NUMBER = "+5117000002";

  public static final String KOMMO_NUMBER = "+5117000003";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<DemoProvider> providers =
      new DemoProviders(ServiceCatalogue.lima()).generate();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// A phone as the simulator takes it.
  record Phone(String number, String name, String kind, String language) {}

  public List<DemoProvider> providers() {
    return providers;
  }

  /// @param token for the tenant `aliado` with the scope `providers:write`
  public void open(URI matching, URI simulator, String token) {
    post(simulator.resolve("/simulator/phones"), phones(), "");
    post(matching.resolve("/providers/import"), providers, "Bearer " + token);
  }

  private List<Phone> phones() {
    var customers =
        Stream.of(
            new Phone("+51987654321", "Cliente 1", "customer", "es"),
            new Phone("+51987654322", "Cliente 2", "customer", "es"),
            new Phone("+51987654323", "Customer 3", "customer", "en"),
            // Hides the number behind a user name.
            new Phone("PE.13491208655302741918", "Cliente 4", "customer", "es"));
    var businesses =
        providers.stream()
            .map(each -> new Phone(each.phone(), each.name(), "provider", each.language()));
    return Stream.concat(customers, businesses).toList();
  }

  private void post(URI uri, Object body, String authorization) {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "The demo marketplace cannot open: "
                + uri.getPath()
                + " answers "
                + answer.statusCode());
      }
    } catch (IOException unreachable) {
      throw new IllegalStateException("The demo marketplace cannot open: " + uri, unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
