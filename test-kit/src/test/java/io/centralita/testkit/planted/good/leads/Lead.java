package io.centralita.testkit.planted.good.leads;

import io.centralita.testkit.planted.good.offers.Offer;

/// Knows another feature, one way.
record Lead(Offer offer) {}
