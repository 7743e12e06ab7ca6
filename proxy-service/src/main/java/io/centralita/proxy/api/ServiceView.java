package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A service as Twilio shows it.
///
/// @param centralita what Twilio has not, and its SDKs leave alone
@JsonNaming(SnakeCaseStrategy.class)
record ServiceView(
    String sid,
    String uniqueName,
    String accountSid,
    @Nullable String chatInstanceSid,
    @Nullable String callbackUrl,
    int defaultTtl,
    String numberSelectionBehavior,
    String geoMatchLevel,
    @Nullable String interceptCallbackUrl,
    @Nullable String outOfSessionCallbackUrl,
    Instant dateCreated,
    Instant dateUpdated,
    String url,
    Map<String, String> links,
    Ours centralita) {

  /// @param contacts what is done about each way to reach each other past us; one that is not named
  ///   goes by the installation's settings
  /// @param coolDown seconds
  /// @param callTimeLimit seconds; null for none
  @JsonNaming(SnakeCaseStrategy.class)
  record Ours(
      String onInterceptFailure,
      Map<String, String> contacts,
      int coolDown,
      @Nullable Integer callTimeLimit,
      boolean announceCalls,
      boolean tellPeople,
      boolean keepTexts,
      String afterClose,
      boolean renewTtl,
      boolean requireGeoMatch) {}

  static ServiceView of(Service service, Account account, String services) {
    var sid = service.sid().toString();
    var url = services + "/" + sid;
    return new ServiceView(
        sid,
        service.uniqueName(),
        account.sid(),
        service.chatInstanceSid(),
        Shown.url(service.callbackUrl()),
        Shown.seconds(service.defaultTtl()),
        service.numberSelection().code(),
        service.geoMatch().code(),
        Shown.url(service.interceptCallbackUrl()),
        Shown.url(service.outOfSessionCallbackUrl()),
        Shown.at(service.createdAt()),
        Shown.at(service.updatedAt()),
        url,
        Map.of("phone_numbers", url + "/PhoneNumbers", "sessions", url + "/Sessions"),
        ours(service));
  }

  private static Ours ours(Service service) {
    var contacts = new TreeMap<String, String>();
    service
        .contacts()
        .forEach((kind, policy) ->
            contacts.put(
                kind.name().toLowerCase(Locale.ROOT), policy.name().toLowerCase(Locale.ROOT)));
    Duration limit = service.callTimeLimit();
    return new Ours(
        service.onInterceptFailure().code(),
        contacts,
        Shown.seconds(service.coolDown()),
        limit == null ? null : Shown.seconds(limit),
        service.announcesCalls(),
        service.tellsPeople(),
        service.keepsTexts(),
        service.afterClose().code(),
        service.ttlRenewed(),
        service.geoRequired());
  }
}
