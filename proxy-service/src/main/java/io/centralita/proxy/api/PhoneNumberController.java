package io.centralita.proxy.api;

import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.pool.PoolNumber;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.sid.Cursor;
import io.centralita.proxy.sid.Sid;
import java.util.Map;
import java.util.Optional;
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

/// Which of the account's numbers are in a service's pool. Buying and releasing them is
/// provisioning-service's.
@RestController
@RequestMapping("/v1/Services/{service}/PhoneNumbers")
class PhoneNumberController {
  private final Owned owned;
  private final NumberDirectory numbers;
  private final TransactionTemplate transaction;
  private final Addresses addresses;

  PhoneNumberController(
      Owned owned, NumberDirectory numbers, TransactionTemplate transaction, Addresses addresses) {
    this.owned = owned;
    this.numbers = numbers;
    this.transaction = transaction;
    this.addresses = addresses;
  }

  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var base = addresses.services(request);
    var listing = Listing.of(base + "/" + owner.sid() + "/PhoneNumbers", request);
    return listing.answer(
        "phone_numbers",
        numbers.page(owner, listing.after(), listing.limit()),
        number -> new Cursor(number.createdAt(), number.id()),
        number -> PhoneNumberView.of(number, account, base));
  }

  @GetMapping("/{sid}")
  PhoneNumberView fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String sid,
      ServerHttpRequest request) {
    return shown(account, inPool(account, service, sid), request);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PhoneNumberView add(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      Form form,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var number = asked(account, form).orElseThrow(Refusal::numberNotAvailable);
    if (!number.service().equals(owner.id())
        && !number.service().equals(Services.idOfDefault(account.tenant()))) {
      throw Refusal.numberNotAvailable();
    }
    put(number, owner, form.flag("IsReserved").orElse(false));
    return shown(account, again(account, number), request);
  }

  @PostMapping("/{sid}")
  PhoneNumberView change(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String sid,
      Form form,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var number = inPool(account, service, sid);
    put(number, owner, form.flag("IsReserved").orElse(number.reserved()));
    return shown(account, again(account, number), request);
  }

  /// Sessions that are open on it go on.
  @DeleteMapping("/{sid}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String sid) {
    var number = inPool(account, service, sid);
    if (!Boolean.TRUE.equals(transaction.execute(_ -> numbers.takeOut(number)))) {
      throw Refusal.homeOfNumbers();
    }
  }

  private void put(PoolNumber number, Service owner, boolean reserved) {
    transaction.executeWithoutResult(
        _ -> numbers.put(number, owner, reserved, number.friendlyName()));
  }

  private Optional<PoolNumber> asked(Account account, Form form) {
    var tenant = account.tenant();
    var sid = form.given("Sid");
    if (sid.isPresent()) {
      return Sid.read(Sid.Kind.PN, sid.get()).flatMap(known -> numbers.find(tenant, known.id()));
    }
    var number = form.given("PhoneNumber").orElseThrow(() -> Refusal.missing("Sid or PhoneNumber"));
    try {
      return numbers.find(tenant, new BusinessNumber(number));
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("PhoneNumber", "send a number in E.164");
    }
  }

  private PoolNumber inPool(Account account, String service, String sid) {
    var owner = owned.service(account, service);
    return Sid.read(Sid.Kind.PN, sid)
        .flatMap(known -> numbers.find(account.tenant(), known.id()))
        .filter(number -> number.service().equals(owner.id()))
        .orElseThrow(Refusal::notFound);
  }

  private PoolNumber again(Account account, PoolNumber number) {
    return numbers.find(account.tenant(), number.id()).orElseThrow(Refusal::notFound);
  }

  private PhoneNumberView shown(Account account, PoolNumber number, ServerHttpRequest request) {
    return PhoneNumberView.of(number, account, addresses.services(request));
  }
}
