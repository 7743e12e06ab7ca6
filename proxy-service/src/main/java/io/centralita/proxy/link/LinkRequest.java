package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;

/// Two people who are to be linked.
///
/// @param id derived from what asks for it: asking twice is asking once
public record LinkRequest(
    LinkId id, TenantId tenant, LeadId lead, Address customer, Address provider, Wishes wishes) {

  public LinkRequest(LinkId id, TenantId tenant, LeadId lead, Address customer, Address provider) {
    this(id, tenant, lead, customer, provider, Wishes.NONE);
  }

  boolean isForOnePerson() {
    return customer.samePersonAs(provider);
  }
}
