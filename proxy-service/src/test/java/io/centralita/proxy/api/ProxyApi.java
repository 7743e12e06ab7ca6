package io.centralita.proxy.api;

import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.api.ApiCaller.Said;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A running proxy-service whose Proxy API is called by the account of the test's own tenant.
public abstract class ProxyApi extends RunningProxy {
  @LocalServerPort int port;

  protected String base() {
    return "http://localhost:" + port;
  }

  ApiCaller api() {
    return ApiCaller.with(base(), accountSid(), authToken());
  }

  /// A service with so many of the tenant's numbers in its pool, from the first on.
  String service(String name, int numbers, String... fields) {
    pool(numbers);
    var service = api().post("/v1/Services", with(fields, "UniqueName", name)).sid();
    for (int position = 1; position <= numbers; position++) {
      api().post(numbersOf(service), "PhoneNumber", number(position).e164());
    }
    return service;
  }

  static String numbersOf(String service) {
    return "/v1/Services/" + service + "/PhoneNumbers";
  }

  static String sessionsOf(String service) {
    return "/v1/Services/" + service + "/Sessions";
  }

  String session(String service, String... fields) {
    return sessionsOf(service) + "/" + api().post(sessionsOf(service), fields).sid();
  }

  Said join(String session, String identifier, String... fields) {
    return api().post(session + "/Participants", with(fields, "Identifier", identifier));
  }

  /// A number of the test's own, as a person would have it.
  protected String phone(int person) {
    return "+519%03d%05d".formatted(own, 70_000 + person);
  }

  private static String[] with(String[] fields, String name, String value) {
    var all = new String[fields.length + 2];
    all[0] = name;
    all[1] = value;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return all;
  }
}
