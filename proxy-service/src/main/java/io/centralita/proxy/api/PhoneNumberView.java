package io.centralita.proxy.api;

import io.centralita.contracts.address.Channel;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.pool.PoolNumber;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A number of a service's pool as Twilio shows it.
///
/// @param inUse the open sessions on it
/// @param centralita what Twilio has not, and its SDKs leave alone
@JsonNaming(SnakeCaseStrategy.class)
record PhoneNumberView(
    String sid,
    String accountSid,
    String serviceSid,
    Instant dateCreated,
    Instant dateUpdated,
    String phoneNumber,
    String friendlyName,
    @Nullable String isoCountry,
    Map<String, Boolean> capabilities,
    String url,
    boolean isReserved,
    int inUse,
    Ours centralita) {

  /// @param whatsapp whether people can be written to from it over WhatsApp
  @JsonNaming(SnakeCaseStrategy.class)
  record Ours(boolean whatsapp, @Nullable Instant lastUsedAt) {}

  static PhoneNumberView of(PoolNumber number, Account account, String services) {
    var service = new Sid(Sid.Kind.KS, number.service()).toString();
    var sid = number.sid().toString();
    var channels = number.channels();
    return new PhoneNumberView(
        sid,
        account.sid(),
        service,
        Shown.at(number.createdAt()),
        Shown.at(number.updatedAt()),
        number.number().e164(),
        Objects.requireNonNullElse(number.friendlyName(), number.number().e164()),
        number.isoCountry(),
        Map.of(
            "sms", channels.contains(Channel.SMS),
            "mms", channels.contains(Channel.SMS),
            "voice", channels.contains(Channel.VOICE),
            "fax", false),
        services + "/" + service + "/PhoneNumbers/" + sid,
        number.reserved(),
        number.inUse(),
        new Ours(channels.contains(Channel.WHATSAPP), Shown.atOrNull(number.lastUsedAt())));
  }
}
