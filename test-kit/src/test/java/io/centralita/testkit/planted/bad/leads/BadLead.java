package io.centralita.testkit.planted.bad.leads;

import io.centralita.testkit.planted.bad.offers.OfferManager;

/// The other half of a cycle.
public record BadLead(OfferManager offers) {}
