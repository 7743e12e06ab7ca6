package io.centralita.proxy.api;

import io.centralita.proxy.callback.CallbackUrls;
import io.centralita.proxy.contact.ContactKind;
import io.centralita.proxy.contact.ContactPolicy;
import io.centralita.proxy.service.AfterClose;
import io.centralita.proxy.service.GeoMatch;
import io.centralita.proxy.service.InterceptFailure;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what a service is to be like: Twilio's fields, and ours beside them. What a form does not
/// name stays as it is; an empty field takes an address away.
@Component
class ServiceForm {
  private static final Pattern CHAT_INSTANCE = Pattern.compile("IS[0-9a-fA-F]{32}");
  private static final Duration LONGEST_CALL = Duration.ofHours(4);

  private final CallbackUrls urls;

  ServiceForm(CallbackUrls urls) {
    this.urls = urls;
  }

  Service applied(Form form, Service service, Instant now) {
    return new Service(
        service.id(),
        service.tenant(),
        form.uniqueName("UniqueName").orElse(service.uniqueName()),
        form.seconds("DefaultTtl").orElse(service.defaultTtl()),
        form.flag("RenewTtl").orElse(service.ttlRenewed()),
        form.oneOf("NumberSelectionBehavior", NumberSelection::of, "avoid-sticky and prefer-sticky")
            .orElse(service.numberSelection()),
        form.oneOf("GeoMatchLevel", GeoMatch::of, "area-code, overlay, radius and country")
            .orElse(service.geoMatch()),
        form.flag("RequireGeoMatch").orElse(service.geoRequired()),
        form.seconds("CoolDown").orElse(service.coolDown()),
        url(form, "CallbackUrl", service.callbackUrl()),
        url(form, "InterceptCallbackUrl", service.interceptCallbackUrl()),
        url(form, "OutOfSessionCallbackUrl", service.outOfSessionCallbackUrl()),
        chatInstance(form, service.chatInstanceSid()),
        form.oneOf("OnInterceptFailure", InterceptFailure::of, "pass and block")
            .orElse(service.onInterceptFailure()),
        contacts(form, service.contacts()),
        callTimeLimit(form, service.callTimeLimit()),
        form.flag("AnnounceCalls").orElse(service.announcesCalls()),
        form.flag("TellPeople").orElse(service.tellsPeople()),
        form.flag("KeepTexts").orElse(service.keepsTexts()),
        form.oneOf("AfterClose", AfterClose::of, "sentence and forward")
            .orElse(service.afterClose()),
        service.createdAt(),
        now);
  }

  private @Nullable URI url(Form form, String name, @Nullable URI today) {
    if (form.text(name).isEmpty()) {
      return today;
    }
    var url = form.url(name).orElse(null);
    if (url != null && !urls.mayBeCalled(url)) {
      throw Refusal.invalid(name, urls.rule());
    }
    return url;
  }

  private static @Nullable String chatInstance(Form form, @Nullable String today) {
    if (form.text("ChatInstanceSid").isEmpty()) {
      return today;
    }
    return form.given("ChatInstanceSid")
        .map(sid -> {
          if (!CHAT_INSTANCE.matcher(sid).matches()) {
            throw Refusal.invalid("ChatInstanceSid", "send IS and 32 hexadecimal digits");
          }
          return sid;
        })
        .orElse(null);
  }

  private static @Nullable Duration callTimeLimit(Form form, @Nullable Duration today) {
    var limit = form.seconds("CallTimeLimit").orElse(null);
    if (limit == null) {
      return today;
    }
    if (limit.compareTo(LONGEST_CALL) > 0) {
      throw Refusal.invalid("CallTimeLimit", "send at most " + LONGEST_CALL.toSeconds());
    }
    return limit.isZero() ? null : limit;
  }

  /// `ContactPhone=mask`, `ContactEmail=block` and so on.
  private static Map<ContactKind, ContactPolicy> contacts(
      Form form, Map<ContactKind, ContactPolicy> today) {
    var contacts = new EnumMap<ContactKind, ContactPolicy>(ContactKind.class);
    contacts.putAll(today);
    for (var kind : ContactKind.values()) {
      var name = kind.name().toLowerCase(Locale.ROOT);
      var field = "Contact" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      form.oneOf(field, ServiceForm::policy, "mask, block and allow")
          .ifPresent(policy -> contacts.put(kind, policy));
    }
    return contacts;
  }

  private static Optional<ContactPolicy> policy(String code) {
    return Stream.of(ContactPolicy.values())
        .filter(policy -> policy.name().equalsIgnoreCase(code))
        .findFirst();
  }
}
