package io.centralita.fleet.story;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a test does with the simulator's phones, over HTTP as a browser would.
public final class PhoneApi {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI simulator;

  public PhoneApi(URI simulator) {
    this.simulator = simulator;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record PhoneView(String number, List<Chat> chats) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Chat(String business, String channel, List<Bubble> messages) {}

  /// One message as a phone shows it.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Bubble(
      String sid,
      String direction,
      String body,
      @Nullable List<Button> buttons,
      @Nullable List<Object> media,
      @Nullable String repliesTo) {

    public boolean toThePhone() {
      return direction.startsWith("outbound");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Button(String id, String title) {}

  /// A call as a phone knows it.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ring(
      String sid, String direction, String from, String status, @Nullable List<Heard> heard) {

    boolean ringsAtThePhone() {
      return direction.equals("outbound-dial") && status.equals("ringing");
    }

    /// What the voice of the switchboard said.
    String announcement() {
      return heard == null ? "" : heard.stream().map(Heard::text).collect(joining(" "));
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Heard(String text) {}

  /// What the phone got from one business number, oldest first.
  public List<Bubble> received(String phone, String business) {
    var received = new ArrayList<Bubble>();
    for (var chat : view(phone).chats()) {
      if (chat.business().equals(business)) {
        chat.messages().stream().filter(Bubble::toThePhone).forEach(received::add);
      }
    }
    return received;
  }

  /// The message of the same phone that a message quotes.
  public Bubble quoted(String phone, Bubble bubble) {
    return view(phone).chats().stream()
        .flatMap(chat -> chat.messages().stream())
        .filter(message -> message.sid().equals(bubble.repliesTo()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("It quotes nothing that is here: " + bubble));
  }

  /// The business numbers that the phone has a chat with.
  public List<String> businesses(String phone) {
    return view(phone).chats().stream().map(Chat::business).distinct().toList();
  }

  private PhoneView view(String phone) {
    return JSON.readValue(call(HttpRequest.newBuilder(phoneUri(phone, ""))), PhoneView.class);
  }

  public void write(String phone, String business, String channel, String text) {
    send(phone, Map.of("business", business, "channel", channel, "body", text));
  }

  public void tap(String phone, String business, String sid, String button) {
    send(phone, Map.of("business", business, "tap", Map.of("sid", sid, "button", button)));
  }

  public void quote(String phone, String business, String sid, String text) {
    send(phone, Map.of("business", business, "body", text, "repliesTo", sid));
  }

  public void sendLocation(String phone, String business, double latitude, double longitude) {
    var place = Map.of("latitude", latitude, "longitude", longitude);
    send(phone, Map.of("business", business, "location", place));
  }

  public void sendPicture(String phone, String business, byte[] picture, String caption) {
    var file =
        Map.of("contentType", "image/png", "data", Base64.getEncoder().encodeToString(picture));
    send(phone, Map.of("business", business, "body", caption, "media", List.of(file)));
  }

  /// What is on the only picture of a message.
  byte[] picture(Bubble bubble) {
    var media = bubble.media() == null ? List.of() : bubble.media();
    if (media.size() != 1 || !(media.getFirst() instanceof Map<?, ?> file)) {
      throw new AssertionError("Not one picture: " + media);
    }
    var url = simulator.resolve(String.valueOf(file.get("url")));
    try {
      var answer = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
      return answer.body();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Ring call(String phone, String business) {
    return JSON.readValue(post(phoneUri(phone, "/calls"), Map.of("to", business)), Ring.class);
  }

  void answer(String phone, String sid) {
    post(phoneUri(phone, "/calls/" + sid + "/answer"), Map.of());
  }

  void hangUp(String phone, String sid) {
    post(phoneUri(phone, "/calls/" + sid + "/hangup"), Map.of());
  }

  Ring call(String sid) {
    var call = simulator.resolve("/simulator/calls/" + sid);
    return JSON.readValue(call(HttpRequest.newBuilder(call)), Ring.class);
  }

  List<Ring> calls(String phone) {
    var calls =
        simulator.resolve(
            "/simulator/calls?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8));
    return List.of(JSON.readValue(call(HttpRequest.newBuilder(calls)), Ring[].class));
  }

  /// Makes one thing go wrong for one phone, once.
  public void faultOnce(String kind, String phone, Map<String, ?> details) {
    var fault = new HashMap<String, Object>(details);
    fault.putAll(Map.of("kind", kind, "number", phone, "remaining", 1));
    post(simulator.resolve("/simulator/faults"), fault);
  }

  private void send(String phone, Map<String, ?> message) {
    post(phoneUri(phone, "/messages"), message);
  }

  private String post(URI to, Map<String, ?> body) {
    return call(
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private URI phoneUri(String phone, String rest) {
    return simulator.resolve(
        "/simulator/phones/" + URLEncoder.encode(phone, StandardCharsets.UTF_8) + rest);
  }

  private String call(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(
            "The simulator answered " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
