package io.centralita.fleet.story;

/// Two people whom an accepted job has brought together.
///
/// @param proxy the number over which they write and call
record Pair(VirtualPhone customer, VirtualPhone provider, String proxy) {

  static Pair linked(StoryFleet fleet, String request, String category) {
    return linked(fleet, fleet.newCustomer(), request, category);
  }

  static Pair linked(StoryFleet fleet, VirtualPhone customer, String request, String category) {
    customer.writes(request);
    var list = customer.reads(category);
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    provider.taps(provider.reads(category), "Acepto");
    provider.reads("es tuyo");
    customer.reads("aceptó");
    var proxy = customer.proxyNumber();
    customer.readsFrom(proxy, fleet.nameOf(provider));
    provider.readsFrom(proxy, category);
    return new Pair(customer, provider, proxy);
  }
}
