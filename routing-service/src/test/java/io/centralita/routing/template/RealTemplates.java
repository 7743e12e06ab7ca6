package io.centralita.routing.template;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.time.ZoneId;

/// What is really said, for the tests of others.
public final class RealTemplates {
  private RealTemplates() {}

  public static Templates inLima() {
    return new Templates(
        new Formats(ServiceCatalogue.lima(), ZoneId.of("America/Lima")),
        TemplateFile.read("/templates.yml"));
  }
}
