package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.LeadId;

/// A running service with the providers of one tenant, and customers who ask for them.
abstract class Marketplace {
  static final String MIRAFLORES = "150122";

  static RunningMatching service;
  static People people;

  static void open(String tenant, String providers) {
    service = RunningMatching.shared();
    people = new People(service, tenant);
    var answer = service.post("/providers/import", tenant, "providers:write", providers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /// A customer's first list.
  static LeadId request(String customer, String category, int candidates) {
    return request(customer, category, candidates, 1);
  }

  /// @param lists which of the customer's lists of that length it is, counted from 1
  static LeadId request(String customer, String category, int candidates, int lists) {
    people.say(customer, new ServiceRequest(category, MIRAFLORES));
    return LeadId.of(people.hears(customer, "candidates-" + candidates, lists).get("lead"));
  }
}
