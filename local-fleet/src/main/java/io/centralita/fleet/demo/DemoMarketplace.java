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

  /// Whoever calls it gets the prices of their crops by SMS.
  public static final String PRICES_NUMBER = "+5117000004";

  /// What [#open] needs a token for.
  public static final String SCOPES = "providers:write farmers:write prices:write";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<Crop> CROPS =
      List.of(
          new Crop("white-potato", "Papa blanca", "White potato"),
          new Crop("coffee", "Café", "Coffee"),
          new Crop("corn", "Maíz", "Corn"),
          new Crop("cocoa", "Cacao", "Cocoa"),
          new Crop("quinoa", "Quinua", "Quinoa"));
  private static final List<Price> PRICES =
      List.of(
          new Price("white-potato", "Huancayo", "1.80"),
          new Price("white-potato", "Lima", "2.10"),
          new Price("coffee", "La Merced", "12.35"),
          new Price("corn", "Huancayo", "1.45"),
          new Price("cocoa", "La Merced", "31.90"),
          new Price("quinoa", "Huancayo", "6.20"));
  private static final List<Farmer> FARMERS =
      List.of(
          new Farmer(
              "farmer-1",
              "+51987654321",
              "es",
              "Huancayo",
              List.of("white-potato", "corn", "quinoa")),
          new Farmer("farmer-2", "+51987654323", "en", "La Merced", List.of("coffee", "cocoa")));

  private final List<DemoProvider> providers =
      new DemoProviders(ServiceCatalogue.lima()).generate();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// A phone as the simulator takes it.
  record Phone(String number, String name, String kind, String language) {}

  record Crop(String code, String spanishName, String englishName) {}

  /// A price of today.
  record Price(String crop, String market, String price) {}

  record Farmer(
      String externalId, String phone, String language, String market, List<String> crops) {}

  public List<DemoProvider> providers() {
    return providers;
  }

  /// @param token for the tenant `aliado` with the [#SCOPES]
  public void open(URI matching, URI simulator, String token) {
    post(simulator.resolve("/simulator/phones"), phones(), "");
    post(matching.resolve("/providers/import"), providers, "Bearer " + token);
    post(matching.resolve("/crops/import"), CROPS, "Bearer " + token);
    post(matching.resolve("/prices/import"), PRICES, "Bearer " + token);
    post(matching.resolve("/farmers/import"), FARMERS, "Bearer " + token);
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
