package io.centralita.simulator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a simulator is set up with.
///
/// @param accountSid the account that the API serves
/// @param authToken the account's token: the API's password and the key of every signature
/// @param publicUrl where others reach the simulator, for media addresses; empty: localhost and the
///   port it listens on
/// @param webhookUrl what a business number without a webhook of its own calls
/// @param voiceUrl what a business number without an address of its own asks about a call
/// @param voiceStatusUrl where it tells that a call has ended; empty: nowhere
/// @param data folder of the journal; without one everything is forgotten at the end
/// @param history how many messages are kept before the oldest are forgotten
/// @param mediaLimit how much one media file may weigh
/// @param meta the app at Meta, for numbers on its network
/// @param kommo the chat channel at Kommo, for numbers on its network
/// @param numbers the account's business numbers
/// @param phones people who have a phone from the start
@Validated
@ConfigurationProperties("simulator")
public record SimulatorSettings(
    @Pattern(regexp = "AC[0-9a-fA-F]{32}", message = "is AC and 32 hexadecimal digits")
        String accountSid,
    @NotBlank(message = "has no default: give TWILIO_AUTH_TOKEN") String authToken,
    @Nullable URI publicUrl,
    String webhookUrl,
    String voiceUrl,
    @DefaultValue("") String voiceStatusUrl,
    @Nullable Path data,
    @DefaultValue("200000") int history,
    @DefaultValue("16MB") DataSize mediaLimit,
    @DefaultValue @Valid Webhook webhook,
    @DefaultValue @Valid Statuses statuses,
    @DefaultValue Meta meta,
    @DefaultValue Kommo kommo,
    @DefaultValue List<@Valid Business> numbers,
    @DefaultValue List<@Valid Person> phones) {

  public SimulatorSettings {
    // An environment variable that is set to nothing is not set.
    publicUrl = givenOrNull(publicUrl);
    data = data == null || data.toString().isEmpty() ? null : data;
  }

  private static @Nullable URI givenOrNull(@Nullable URI uri) {
    return uri == null || uri.toString().isEmpty() ? null : uri;
  }

  /// How webhooks travel.
  ///
  /// @param publicUrl the beginning of addresses that are delivered elsewhere than they say
  /// @param deliverTo what takes the place of `publicUrl` when a request is made; the signature is
  ///   over the public address all the same
  /// @param pauses the waits before the first, second, … repetition; the last one repeats
  /// @param connectTimeout how long a connection may take (Twilio: 5 s)
  /// @param timeout how long an answer may take (Twilio: 15 s)
  public record Webhook(
      @Nullable URI publicUrl,
      @Nullable URI deliverTo,
      @DefaultValue({"1s", "2s", "4s", "8s", "8s"}) List<Duration> pauses,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("15s") Duration timeout) {

    public Webhook {
      publicUrl = givenOrNull(publicUrl);
      deliverTo = givenOrNull(deliverTo);
    }
  }

  /// The pace at which a message makes its way.
  ///
  /// @param sentAfter from accepted to sent
  /// @param deliveredAfter from sent to delivered
  /// @param autoRead whether every phone reads what it gets at once
  /// @param readAfter from delivered to read, when phones read by themselves
  public record Statuses(
      @DefaultValue("60ms") Duration sentAfter,
      @DefaultValue("120ms") Duration deliveredAfter,
      @DefaultValue("false") boolean autoRead,
      @DefaultValue("400ms") Duration readAfter) {}

  /// A business number of the account.
  ///
  /// @param number E.164
  /// @param name what phones show
  /// @param channels `whatsapp`, `sms` or both
  /// @param webhookUrl where its messages go; without one, the simulator's `webhook-url`
  /// @param fallbackUrl where they go when the webhook has failed for good
  /// @param voiceUrl what is asked about its calls; without one, the simulator's `voice-url`
  /// @param voiceFallbackUrl what is asked when the first gave no answer
  /// @param voiceStatusUrl where the end of a call is told; without one, `voice-status-url`
  /// @param network `twilio`, `meta` or `kommo`: whose API and webhooks the number has
  /// @param sender the network's own id of it: Meta's `phone_number_id`, Kommo's `scope_id`
  public record Business(
      @Pattern(regexp = "\\+[1-9]\\d{6,14}") String number,
      @DefaultValue("") String name,
      @DefaultValue({"whatsapp", "sms"}) List<String> channels,
      @Nullable String webhookUrl,
      @Nullable String fallbackUrl,
      @Nullable String voiceUrl,
      @Nullable String voiceFallbackUrl,
      @Nullable String voiceStatusUrl,
      @DefaultValue("twilio") String network,
      @DefaultValue("") String sender) {}

  /// An app at Meta with a WhatsApp Business Account.
  ///
  /// @param token what a client of the Cloud API shows
  /// @param appSecret the key of the webhooks' signatures
  /// @param businessAccount the account that templates belong to
  /// @param webhookUrl where messages and statuses go, with Twilio's connection overrides after `#`
  public record Meta(
      @DefaultValue("") String token,
      @DefaultValue("") String appSecret,
      @DefaultValue("200000000000001") String businessAccount,
      @DefaultValue("http://localhost:8080/meta/webhooks#rc=5&rp=all") String webhookUrl) {}

  /// A chat channel at Kommo, connected to one account.
  ///
  /// @param channel the channel's id; with the account it makes the `scope_id`
  /// @param secret signs requests and webhooks alike
  /// @param botId the channel's bot
  /// @param webhookUrl where messages go, with Twilio's connection overrides after `#`
  public record Kommo(
      @DefaultValue("") String channel,
      @DefaultValue("") String account,
      @DefaultValue("") String secret,
      @DefaultValue("") String botId,
      @DefaultValue("http://localhost:8080/kommo/webhooks#rc=5&rp=all") String webhookUrl) {}

  /// A person with a phone.
  ///
  /// @param number E.164 or a business-scoped user id (`US.1234`)
  /// @param name what the business sees as the profile's name
  /// @param kind `customer` or `provider`
  /// @param language `es` or `en`
  public record Person(
      @NotBlank String number,
      @DefaultValue("") String name,
      @DefaultValue("customer") String kind,
      @DefaultValue("es") String language) {}
}
