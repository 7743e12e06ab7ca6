package io.centralita.routing.carrier.meta;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.Breaker;
import io.centralita.routing.carrier.CarrierHttp;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// WhatsApp at Meta itself (https://developers.facebook.com/docs/whatsapp/cloud-api). Creating a
/// message is not idempotent there and no list can be asked: only a status webhook, which brings
/// our id back in `biz_opaque_callback_data`, tells what became of a message that nobody knows
/// about.
@Component
class Meta implements CarrierLine {
  private static final Logger log = LoggerFactory.getLogger(Meta.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CarrierHttp http;
  private final MetaSettings settings;
  private final MetaTemplates templates;
  private final AddressSealer sealer;
  private final Breaker breaker;

  Meta(
      CarrierHttp metaHttp,
      MetaSettings settings,
      MetaTemplates templates,
      AddressSealer sealer,
      CircuitBreakerRegistry carrierBreakers) {
    this.http = metaHttp;
    this.settings = settings;
    this.templates = templates;
    this.sealer = sealer;
    this.breaker = new Breaker(carrierBreakers, "meta");
  }

  @Override
  public Carrier carrier() {
    return Carrier.META;
  }

  @Override
  public HandOver handOver(Parcel parcel) {
    if (!settings.isConfigured()) {
      return new HandOver.Refused(Refusal.NOT_OUR_ACCOUNT, "META_TOKEN is not set");
    }
    if (parcel.content() instanceof Parcel.FromTemplate template
        && !templates.isApproved(template.message().wording())) {
      return new HandOver.Refused(Refusal.CONTENT_MISSING, "not approved yet");
    }
    var sender = parcel.route().sender();
    if (sender == null) {
      return new HandOver.Refused(Refusal.INVALID_SENDER, "no phone_number_id");
    }
    var outcome =
        MetaMessage.of(parcel, quoted(parcel))
            .map(message -> breaker.around(() -> post(sender, message)))
            .orElseGet(() -> new HandOver.Refused(Refusal.INVALID_CONTENT, "fits no message"));
    if (outcome instanceof HandOver.Refused refused
        && refused.refusal() == Refusal.CONTENT_MISSING) {
      templates.lookAgain();
    }
    return outcome;
  }

  private HandOver post(String sender, Map<String, Object> message) {
    var uri = URI.create(settings.baseUrl() + "/" + sender + "/messages");
    return MetaErrors.outcome(
        http.post(uri, authorization(settings), JSON.writeValueAsBytes(message)), sealer);
  }

  /// Meta knows messages by ids that hold the person's number, so these are opened here.
  private @Nullable String quoted(Parcel parcel) {
    var quoted = parcel.quoted();
    if (quoted == null || quoted.sealedId() == null) {
      return null;
    }
    try {
      return sealer.openText(quoted.sealedId(), quoted.carrierMessageId());
    } catch (IllegalArgumentException foreign) {
      log.warn("Send {} quotes a message sealed with unknown keys; it goes without", parcel.id());
      return null;
    }
  }

  static Map<String, String> authorization(MetaSettings settings) {
    return Map.of("Authorization", "Bearer " + settings.token());
  }

  @Override
  public Evidence evidence(SendId send, Route route, Instant since) {
    return new Evidence.ReceiptsAlone();
  }

  @Override
  public Refusal refusal(String code) {
    return code.matches("\\d{1,7}")
        ? MetaErrors.known(Integer.parseInt(code)).orElse(Refusal.UNEXPECTED)
        : Refusal.UNEXPECTED;
  }

  @Override
  public boolean keepsWindow() {
    return true;
  }
}
