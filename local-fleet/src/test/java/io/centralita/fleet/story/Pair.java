package io.centralita.fleet.story;

/// Two people whom an accepted job has brought together.
///
/// @param proxy the number over which they write and call
record Pair(VirtualPhone customer, VirtualPhone provider, String proxy) {

  static Pair linked(StoryFleet fleet, String request, String category) {
    return linked(fleet, fleet.newCustomer(), request, category);
  }

  static Pair linked(StoryFleet fleet, VirtualPhone customer, String request, String category) {
    return linked(fleet, customer, request, category, category, "aceptó");
  }

  /// The customer reads English, and the provider Spanish.
  ///
  /// @param trade the category as the provider reads it
  static Pair linkedInEnglish(StoryFleet fleet, String request, String category, String trade) {
    return linked(fleet, fleet.newCustomer(), request, category, trade, "accepted");
  }

  private static Pair linked(
      StoryFleet fleet,
      VirtualPhone customer,
      String request,
      String category,
      String trade,
      String accepted) {
    customer.writes(request);
    var list = customer.reads(category);
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    provider.taps(provider.reads(trade), "Acepto");
    provider.reads("es tuyo");
    customer.reads(accepted);
    var proxy = customer.proxyNumber();
    customer.readsFrom(proxy, fleet.nameOf(provider));
    provider.readsFrom(proxy, trade);
    return new Pair(customer, provider, proxy);
  }
}
