package io.centralita.fleet.law;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.centralita.fleet.RunningMember;
import io.centralita.fleet.demo.DemoMarketplace;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/// Posts to each of the gateway's webhooks as Twilio does, once signed, once forged and once by the
/// wrong method, from a real number, and reads the answers.
final class WebhookScan {
  /// Answers that carry a number for a reason. Their refusals are read like all others.
  private static final Map<String, String> EXCEPTED =
      Map.of("/twilio/calls", "tells Twilio whom to dial: this is the door by which numbers leave");

  private final Visitor visitor;
  private final Disclosures disclosures;
  private final String number;
  private final List<String> thanked = new ArrayList<>();
  private final List<String> shapeless = new ArrayList<>();

  /// @param path as it arrives
  /// @param publicUrl as Twilio knows it, and signs it
  record Door(String path, String publicUrl) {}

  /// @param number somebody's, in E.164
  WebhookScan(Visitor visitor, Disclosures disclosures, String number) {
    this.visitor = visitor;
    this.disclosures = disclosures;
    this.number = number;
  }

  void visit(RunningMember gateway) {
    var settings = gateway.context().getEnvironment();
    var secret = settings.getRequiredProperty("TWILIO_AUTH_TOKEN");
    var doors =
        Binder.get(settings)
            .bind("centralita.gateway.twilio.endpoints", Bindable.listOf(Door.class))
            .get();
    for (var door : doors) {
      var form = form();
      var address = gateway.url().resolve(door.path());
      var signature = signature(secret, door.publicUrl(), form);
      read(door.path(), visitor.post(address, encoded(form), signature));
      read(door.path(), visitor.post(address, encoded(form), ""));
      read(door.path(), visitor.post(address, "From=" + number.replace("+", "%ZZ"), signature));
      read(door.path(), visitor.get(gateway, door.path() + "?From=" + encoded(number)));
    }
  }

  /// The webhooks that took what was posted.
  List<String> thanked() {
    return thanked;
  }

  List<String> shapeless() {
    return shapeless;
  }

  private void read(String path, Visitor.Answer answer) {
    if (answer.isRefusal()) {
      if (!RefusalScan.isProblem(answer)) {
        shapeless.add(path + " " + answer);
      }
    } else {
      thanked.add(path);
    }
    if (answer.isRefusal() || !EXCEPTED.containsKey(path)) {
      disclosures.inText("the webhook " + path, answer.body());
    }
  }

  private Map<String, String> form() {
    var form = new TreeMap<String, String>();
    form.put("AccountSid", "AC" + "0".repeat(32));
    form.put("MessageSid", "SM" + "5ca".repeat(10) + "00");
    form.put("MessageStatus", "delivered");
    form.put("CallSid", "CA" + "5ca".repeat(10) + "00");
    form.put("CallStatus", "ringing");
    form.put("From", "whatsapp:" + number);
    form.put("To", "whatsapp:" + DemoMarketplace.MAIN_NUMBER);
    form.put("Body", "¿Hay alguien ahí?");
    form.put("NumMedia", "0");
    return form;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static String signature(String secret, String url, Map<String, String> form) {
    var signed = new StringBuilder(url);
    form.forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
