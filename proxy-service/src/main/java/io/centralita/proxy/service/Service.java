package io.centralita.proxy.service;

import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.contact.ContactKind;
import io.centralita.proxy.contact.ContactPolicy;
import io.centralita.proxy.sid.Sid;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the sessions of one application behave.
///
/// @param defaultTtl of its sessions; zero for sessions without an end
/// @param ttlRenewed whether an interaction starts that time anew
/// @param geoRequired whether a number of another country is refused rather than taken last
/// @param coolDown for which a number that somebody left brings them no other counterpart
/// @param chatInstanceSid kept and answered, nothing else
/// @param contacts what is done about ways to reach each other; what it does not name goes by the
///   settings
/// @param callTimeLimit absent for none
/// @param announcesCalls whether a call begins with a sentence
/// @param tellsPeople whether both hear of the end of their session
/// @param keepsTexts whether interactions keep, sealed, what was said
/// @param afterClose what becomes of what reaches nobody
public record Service(
    UUID id,
    TenantId tenant,
    String uniqueName,
    Duration defaultTtl,
    boolean ttlRenewed,
    NumberSelection numberSelection,
    GeoMatch geoMatch,
    boolean geoRequired,
    Duration coolDown,
    @Nullable URI callbackUrl,
    @Nullable URI interceptCallbackUrl,
    @Nullable URI outOfSessionCallbackUrl,
    @Nullable String chatInstanceSid,
    InterceptFailure onInterceptFailure,
    Map<ContactKind, ContactPolicy> contacts,
    @Nullable Duration callTimeLimit,
    boolean announcesCalls,
    boolean tellsPeople,
    boolean keepsTexts,
    AfterClose afterClose,
    Instant createdAt,
    Instant updatedAt) {
  public static final String DEFAULT = "default";

  public Service {
    contacts = Map.copyOf(contacts);
  }

  /// As one is that a Twilio user asks for and says nothing else of.
  public static Service named(UUID id, TenantId tenant, String uniqueName, Instant now) {
    return new Service(
        id,
        tenant,
        uniqueName,
        Duration.ZERO,
        true,
        NumberSelection.PREFER_STICKY,
        GeoMatch.COUNTRY,
        true,
        Duration.ZERO,
        null,
        null,
        null,
        null,
        InterceptFailure.PASS,
        Map.of(),
        null,
        false,
        false,
        true,
        AfterClose.SENTENCE,
        now,
        now);
  }

  /// How people of its sessions call each other.
  public CallTerms calls() {
    var limit = callTimeLimit;
    return new CallTerms(
        limit == null ? null : Math.toIntExact(limit.toSeconds()),
        announcesCalls,
        interceptCallbackUrl == null ? null : onInterceptFailure.ofCalls());
  }

  public Sid sid() {
    return new Sid(Sid.Kind.KS, id);
  }
}
