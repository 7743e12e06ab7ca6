package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.fleet.story.PhoneApi.Bubble;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Somebody in a story. What arrives is read message by message: one that the story does not
/// expect, or that comes twice, makes it fail.
public final class VirtualPhone {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(15);

  private final PhoneApi api;
  private final String number;
  private final String aliado;
  private final String channel;
  private final Duration patience;
  private final Map<String, Integer> read = new HashMap<>();

  /// @param aliado the marketplace's own number
  /// @param channel `whatsapp` or `sms`
  /// @param patience how long a message may take
  public VirtualPhone(
      PhoneApi api, String number, String aliado, String channel, Duration patience) {
    this.api = api;
    this.number = number;
    this.aliado = aliado;
    this.channel = channel;
    this.patience = patience;
    // Stories share a fleet: what came before is not of this one.
    api.businesses(number)
        .forEach(business -> read.put(business, api.received(number, business).size()));
  }

  public String number() {
    return number;
  }

  /// As the Proxy API names somebody.
  String identifier() {
    return channel.equals("whatsapp") ? "whatsapp:" + number : number;
  }

  public void writes(String text) {
    writesTo(aliado, text);
  }

  public void writesTo(String business, String text) {
    api.write(number, business, channel, text);
  }

  public void sendsALocation(double latitude, double longitude) {
    sendsALocationTo(aliado, latitude, longitude);
  }

  public void sendsALocationTo(String business, double latitude, double longitude) {
    api.sendLocation(number, business, latitude, longitude);
  }

  public void sendsAPicture(String business, byte[] picture, String caption) {
    api.sendPicture(number, business, picture, caption);
  }

  /// Waits for the next message from the marketplace's own number; it must contain all the words.
  public Bubble reads(String... words) {
    return readsFrom(aliado, words);
  }

  public Bubble readsFrom(String business, String... words) {
    int position = read.merge(business, 1, Integer::sum) - 1;
    var received =
        await(
                "message %d from %s to %s with %s"
                    .formatted(position + 1, business, number, List.of(words)))
            .atMost(patience)
            .pollDelay(Duration.ZERO)
            .pollInterval(BETWEEN_LOOKS)
            .until(() -> api.received(number, business), all -> all.size() > position);
    var bubble = received.get(position);
    assertThat(asRead(bubble.body())).contains(Stream.of(words).map(this::asRead).toList());
    return bubble;
  }

  /// Our texts go without accents over SMS.
  private String asRead(String text) {
    return channel.equals("sms") ? withoutAccents(text) : text;
  }

  static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /// Waits until a proxy number has written, and says which.
  public String proxyNumber() {
    return await("a message to " + number + " from a proxy number")
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .until(
            () ->
                api.businesses(number).stream()
                    .filter(business -> !business.equals(aliado))
                    .filter(business ->
                        api.received(number, business).size() > read.getOrDefault(business, 0))
                    .findFirst()
                    .orElse(""),
            business -> !business.isEmpty());
  }

  public void taps(Bubble bubble, String title) {
    tapsOn(aliado, bubble, title);
  }

  public void tapsOn(String business, Bubble bubble, String title) {
    var buttons = bubble.buttons() == null ? List.<PhoneApi.Button>of() : bubble.buttons();
    var button =
        buttons.stream()
            .filter(each -> each.title().equals(title))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No button " + title + " among " + buttons));
    api.tap(number, business, bubble.sid(), button.id());
  }

  public void answersQuoting(Bubble bubble, String text) {
    answersQuotingOn(aliado, bubble, text);
  }

  public void answersQuotingOn(String business, Bubble bubble, String text) {
    api.quote(number, business, bubble.sid(), text);
  }

  /// What the phone shows above a message as what it answers.
  public Bubble quotedIn(Bubble bubble) {
    return api.quoted(number, bubble);
  }

  /// Nothing has come that the story did not read.
  public void hasReadEverything() {
    api.businesses(number).forEach(this::hasReadEverythingFrom);
  }

  void hasReadEverythingFrom(String business) {
    assertThat(api.received(number, business))
        .as("messages from %s to %s", business, number)
        .hasSize(read.getOrDefault(business, 0));
  }
}
