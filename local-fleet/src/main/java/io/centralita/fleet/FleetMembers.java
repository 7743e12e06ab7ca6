package io.centralita.fleet;

import io.centralita.audit.AuditService;
import io.centralita.fleet.FleetMember.Need;
import io.centralita.gateway.GatewayService;
import io.centralita.matching.MatchingService;
import io.centralita.provisioning.ProvisioningService;
import io.centralita.proxy.ProxyService;
import io.centralita.routing.RoutingService;
import io.centralita.simulator.TwilioSimulator;
import java.util.List;
import java.util.Set;

/// Who is in the fleet, in the order of starting: first Twilio, which was there before us, then the
/// inner services, and the door last, so that nothing comes in that nobody is there to handle. They
/// stop the other way round.
final class FleetMembers {
  static final List<FleetMember> ALL =
      List.of(
          new FleetMember(
              Surroundings.SIMULATOR, TwilioSimulator.class, 8090, "", Set.of(Need.TWILIO)),
          new FleetMember(
              "provisioning-service", ProvisioningService.class, 8084, "provisioning", Set.of()),
          new FleetMember("audit-service", AuditService.class, 8085, "audit", Set.of()),
          new FleetMember(
              "proxy-service", ProxyService.class, 8083, "proxy", Set.of(Need.ADDRESS_KEYS)),
          new FleetMember(
              "matching-service",
              MatchingService.class,
              8082,
              "matching",
              Set.of(Need.ADDRESS_KEYS)),
          new FleetMember(
              "routing-service",
              RoutingService.class,
              8081,
              "routing",
              Set.of(Need.ADDRESS_KEYS, Need.TWILIO)),
          new FleetMember(
              Surroundings.GATEWAY,
              GatewayService.class,
              8080,
              "",
              Set.of(Need.ADDRESS_KEYS, Need.TWILIO)));

  private FleetMembers() {}
}
