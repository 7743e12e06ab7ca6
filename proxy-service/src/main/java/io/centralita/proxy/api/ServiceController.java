package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.sid.Cursor;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Services: <https://www.twilio.com/docs/proxy/api/service>. A path names one by its SID or by its
/// unique name.
@RestController
@RequestMapping("/v1/Services")
class ServiceController {
  private final Services services;
  private final Owned owned;
  private final ServiceEnding ending;
  private final ServiceForm reading;
  private final TransactionTemplate transaction;
  private final Addresses addresses;
  private final Ids ids;
  private final InstantSource clock;

  ServiceController(
      Services services,
      Owned owned,
      ServiceEnding ending,
      ServiceForm reading,
      TransactionTemplate transaction,
      Addresses addresses,
      Ids ids,
      InstantSource clock) {
    this.services = services;
    this.owned = owned;
    this.ending = ending;
    this.reading = reading;
    this.transaction = transaction;
    this.addresses = addresses;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping
  Map<String, Object> list(@AuthenticationPrincipal Account account, ServerHttpRequest request) {
    var base = addresses.services(request);
    var listing = Listing.of(base, request);
    return listing.answer(
        "services",
        services.page(account.tenant(), listing.after(), listing.limit()),
        service -> new Cursor(service.createdAt(), service.id()),
        service -> ServiceView.of(service, account, base));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ServiceView create(
      @AuthenticationPrincipal Account account, Form form, ServerHttpRequest request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var name = form.required("UniqueName");
    var service =
        reading.applied(form, Service.named(ids.next(), account.tenant(), name, now), now);
    if (!Boolean.TRUE.equals(transaction.execute(_ -> services.add(service)))) {
      throw Refusal.serviceNameTaken();
    }
    return ServiceView.of(service, account, addresses.services(request));
  }

  @GetMapping("/{service}")
  ServiceView fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      ServerHttpRequest request) {
    return ServiceView.of(owned.service(account, service), account, addresses.services(request));
  }

  @PostMapping("/{service}")
  ServiceView change(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      Form form,
      ServerHttpRequest request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var changed = reading.applied(form, owned.service(account, service), now);
    var done =
        transaction.execute(status -> {
          var fits = services.change(changed);
          if (!fits) {
            status.setRollbackOnly();
          }
          return fits;
        });
    if (!Boolean.TRUE.equals(done)) {
      throw Refusal.serviceNameTaken();
    }
    return ServiceView.of(changed, account, addresses.services(request));
  }

  /// Its open sessions are closed and its numbers are the default service's again.
  @DeleteMapping("/{service}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Account account, @PathVariable String service) {
    var known = owned.service(account, service);
    if (known.id().equals(Services.idOfDefault(account.tenant()))) {
      throw Refusal.defaultStays();
    }
    ending.end(known);
  }
}
