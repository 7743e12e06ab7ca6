package io.centralita.testkit.planted.bad.offers;

import io.centralita.stack.Port;
import io.centralita.testkit.planted.bad.leads.BadLead;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Breaks every rule but one.
public class OfferManager {
  @Autowired private JdbcClient jdbc;

  Port anotherModule() {
    return Port.ephemeral();
  }

  BadLead cycle() {
    return new BadLead(this);
  }

  String ambient() {
    return UUID.randomUUID() + " " + Instant.now() + jdbc;
  }
}
