package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.story.PhoneApi.Bubble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What happens once somebody has the job: it begins, it ends, it is rated (L6).
class JobStoriesIT {
  /// A red dot of one pixel.
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

  private final HttpClient http = HttpClient.newHttpClient();
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void jobIsStartedEndedAndRated() {
    var customer = fleet.newCustomer();
    var job = assigned(customer, "gotea mi caño, estoy en Barranco", "Gasfitería");
    var provider = job.provider();

    provider.writes("terminé " + job.code());
    provider.reads("Aún no has comenzado", "comencé " + job.code());
    customer.writes("calificar 5");
    customer.reads("aún no figura como terminado");

    provider.writes("ya comencé " + job.code());
    var begun = provider.reads("Anoté que comenzaste", job.code());
    customer.reads(fleet.nameOf(provider), "comenzó el trabajo");
    provider.taps(begun, "Terminé");
    provider.reads("Anoté que terminaste", job.code());
    customer.reads("¿Cómo te fue con", fleet.nameOf(provider));

    customer.writes("5");
    customer.reads("Anoté 5 estrellas", fleet.nameOf(provider));
    customer.writes("calificar 3");
    customer.reads("Anoté 3 estrellas");
    provider.writes("terminé " + job.code());
    provider.reads("ya figura como terminado");
  }

  @Test
  void jobInEnglishIsNamedByItsCodeAndByTheNumberBetweenThem() {
    var customer = fleet.newCustomer();
    customer.writes("I need a locksmith in Lince, I lost my keys");
    var list = customer.reads("Lince", "1");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    var code = codeIn(provider.reads("Lince"));
    provider.writes("OK");
    provider.reads("es tuyo");
    customer.reads("accepted");
    var proxy = customer.proxyNumber();

    provider.writes("comencé " + proxy.substring(proxy.length() - 4));
    provider.reads("Anoté que comenzaste", code);
    customer.reads("has started the job", code);
    customer.writes("finished " + code);
    provider.reads("figura ahora como terminado", code);
    var asked = customer.reads("How was it with", fleet.nameOf(provider));
    customer.taps(asked, "Excellent: 5 ⭐");
    customer.reads("I noted 5 stars");
    customer.writes("finished ZYX9");
    customer.reads("no job of yours with that code", code);
  }

  @Test
  void providerWhoCannotDoItGivesItBackAndTheNextIsAsked() {
    var customer = fleet.newCustomer();
    customer.writes("se atoró mi desagüe en Magdalena del Mar");
    var list = customer.reads("Magdalena", "2");
    var first = fleet.providerAt(list, 1);
    var second = fleet.providerAt(list, 2);
    customer.writes("1");
    customer.reads(fleet.nameOf(first));
    var code = codeIn(first.reads("Magdalena"));
    first.writes("OK");
    first.reads("es tuyo");
    customer.reads("aceptó");

    first.writes("cancelar " + code);
    first.reads("ya no tienes el pedido", code);
    customer.reads(fleet.nameOf(second));
    second.reads("Magdalena", code);
    first.writes("comencé " + code);
    first.reads("ya no está a tu cargo", code);
    second.hasReadEverything();
  }

  @Test
  void photoThatComesWithTheEndIsKept() {
    var customer = fleet.newCustomer();
    var job = assigned(customer, "se quemó mi enchufe en Jesús María", "Electricidad");
    job.provider().writes("comencé " + job.code());
    job.provider().reads("Anoté que comenzaste");

    job.provider().sendsAPicture(DemoMarketplace.MAIN_NUMBER, PICTURE, "terminé " + job.code());
    job.provider().reads("Anoté que terminaste");

    assertPhotoIsKept(job.code());
  }

  @Test
  void customerEndsItInEnglishWithAPhoto() {
    var customer = fleet.newCustomer();
    customer.writes("My washing machine is broken, I am in Pueblo Libre");
    var list = customer.reads("Pueblo Libre", "1");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    var code = codeIn(provider.reads("Pueblo Libre"));
    provider.writes("OK");
    provider.reads("es tuyo");
    customer.reads("accepted");

    customer.sendsAPicture(DemoMarketplace.MAIN_NUMBER, PICTURE, "finished " + code);
    provider.reads("figura ahora como terminado", code);
    customer.reads("How was it with", fleet.nameOf(provider));
    assertPhotoIsKept(code);
  }

  @Test
  void whoForgetsToRateIsReminded() {
    fleet.aNewDayBegins();
    var customer = fleet.newCustomer();
    var job = assigned(customer, "quiero pintar mi cuarto en Magdalena del Mar", "Pintura");
    job.provider().writes("comencé " + job.code());
    job.provider().reads("Anoté que comenzaste");
    customer.reads("comenzó el trabajo");
    job.provider().writes("listo, terminé " + job.code());
    job.provider().reads("Anoté que terminaste");
    customer.reads("¿Cómo te fue con");

    fleet.clock().advance(Duration.ofHours(3).plusSeconds(1));
    var reminder = customer.reads("¿Nos cuentas cómo te fue con", fleet.nameOf(job.provider()));
    customer.taps(reminder, "Regular: 3 ⭐");
    customer.reads("Anoté 3 estrellas");
  }

  private void assertPhotoIsKept(String code) {
    var lead = answer("matching-service", "/leads?status=FINISHED&limit=200", "leads:read");
    var id = lead.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\",\"code\":\"" + code + ".*", "$1");
    var photos =
        await("the photo is kept")
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> answer("matching-service", "/leads/" + id + "/photos", "leads:read"),
                photo -> photo.contains("image/png"));
    var medium = photos.replaceAll("(?s).*\"media\":\"([0-9a-f-]{36})\".*", "$1");
    assertThat(answer("routing-service", "/media/" + medium, "media:read")).contains("PNG");
  }

  private String answer(String service, String path, String scope) {
    var token =
        fleet
            .fleet()
            .tokens()
            .issue(DemoMarketplace.TENANT, "operator-1", scope, Duration.ofHours(1));
    var request =
        HttpRequest.newBuilder(URI.create(fleet.fleet().url(service) + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1)).body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private record Job(VirtualPhone provider, String code) {}

  private Job assigned(VirtualPhone customer, String need, String category) {
    customer.writes(need);
    var list = customer.reads(category, "1");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    var code = codeIn(provider.reads(category));
    provider.writes("OK");
    provider.reads("es tuyo");
    customer.reads("aceptó");
    return new Job(provider, code);
  }

  private static String codeIn(Bubble offer) {
    return offer.body().replaceAll("(?s).*\\*([2-9A-HJ-NP-Z]{4})\\*.*", "$1");
  }
}
