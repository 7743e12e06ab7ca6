package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.callback.Signature;
import io.centralita.proxy.relay.CallAnswer.Allowed;
import io.centralita.proxy.relay.CallAnswer.Forbidden;
import io.centralita.proxy.relay.CallAnswer.Forwarded;
import io.centralita.proxy.relay.CallAnswer.Spoken;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// A door: Twilio brings calls here that the gateway cannot decide about from its memory, and takes
/// them back to it with what was decided (`docs/decisions/0013`). Nobody in the fleet calls
/// anybody.
@RestController
class CallDoor {
  private static final int RING_SECONDS = 30;

  private final CallDoorSettings settings;
  private final CallAnswers answers;
  private final AddressSealer sealer;
  private final MeterRegistry meters;

  CallDoor(
      CallDoorSettings settings, CallAnswers answers, AddressSealer sealer, MeterRegistry meters) {
    this.settings = settings;
    this.answers = answers;
    this.sealer = sealer;
    this.meters = meters;
  }

  /// @param back where the gateway takes calls; the signature covers it
  @PostMapping(path = "/twilio/calls", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> answer(
      ServerWebExchange exchange, @RequestParam String tenant, @RequestParam String back) {
    var request = exchange.getRequest();
    var fields = Objects.requireNonNull(exchange.getFormData().block()).toSingleValueMap();
    var given = request.getHeaders().getFirst(Signature.HEADER);
    var url = settings.publicUrl() + "?" + request.getURI().getRawQuery();
    if (given == null || !Signature.isOfOne(settings.authTokens(), url, fields, given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    var answer = decided(new TenantId(tenant), fields);
    count(answer);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_XML)
        .body(
            switch (answer) {
              case Allowed() -> redirect(back + "?consent=given");
              case Forbidden() -> redirect(back + "?consent=refused");
              case Spoken(var twiml) -> twiml;
              case Forwarded(var main) -> dial(main, fields);
            });
  }

  /// Who calls from no number is the gateway's to answer.
  private CallAnswer decided(TenantId tenant, Map<String, String> fields) {
    Address caller;
    BusinessNumber to;
    try {
      caller = sealer.seal(Channel.VOICE, Identity.of(fields.getOrDefault("From", "")));
      to = new BusinessNumber(fields.getOrDefault("To", ""));
    } catch (IllegalArgumentException _) {
      return new Allowed();
    }
    return answers.about(tenant, caller, to, fields.getOrDefault("CallSid", ""));
  }

  private static String redirect(String url) {
    return document("<Redirect>" + escaped(url) + "</Redirect>");
  }

  /// The main number sees the number that was called, and not who calls.
  private static String dial(BusinessNumber main, Map<String, String> fields) {
    return document(
        "<Dial callerId=\"%s\" answerOnBridge=\"true\" timeout=\"%d\"><Number>%s</Number></Dial>"
            .formatted(
                escaped(Objects.requireNonNull(fields.get("To"))), RING_SECONDS, main.e164()));
  }

  private static String document(String verbs) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private void count(CallAnswer answer) {
    var outcome =
        switch (answer) {
          case Allowed _ -> "allowed";
          case Forbidden _ -> "forbidden";
          case Forwarded _ -> "forwarded";
          case Spoken _ -> "spoken";
        };
    meters.counter("centralita.calls.asked", "outcome", outcome).increment();
  }
}
