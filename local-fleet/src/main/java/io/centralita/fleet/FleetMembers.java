package io.centralita.fleet;

import io.centralita.audit.AuditService;
import io.centralita.fleet.FleetMember.Need;
import io.centralita.fleet.FleetShutdown.Tier;
import io.centralita.gateway.GatewayService;
import io.centralita.matching.MatchingService;
import io.centralita.provisioning.ProvisioningService;
import io.centralita.proxy.ProxyService;
import io.centralita.routing.RoutingService;
import io.centralita.simulator.TwilioSimulator;
import java.util.List;
import java.util.Set;

/// Who is in the fleet, in the order of starting: Twilio, which is always there; then the inner
/// services, and the door last, so that nothing comes in that nobody is there to handle.
final class FleetMembers {
  private static final Set<Need> NOTHING = Set.of();
  private static final Set<Need> KEYS = Set.of(Need.ADDRESS_KEYS);
  private static final Set<Need> KEYS_AND_TWILIO = Set.of(Need.ADDRESS_KEYS, Need.TWILIO);

  static final List<FleetMember> ALL =
      List.of(
          new FleetMember(
              Surroundings.SIMULATOR,
              TwilioSimulator.class,
              8090,
              "",
              Tier.OUTSIDE,
              Set.of(Need.TWILIO)),
          service("provisioning", ProvisioningService.class, 8084, NOTHING),
          service("audit", AuditService.class, 8085, NOTHING),
          service("proxy", ProxyService.class, 8083, KEYS),
          service("matching", MatchingService.class, 8082, KEYS),
          service("routing", RoutingService.class, 8081, KEYS_AND_TWILIO),
          new FleetMember(
              Surroundings.GATEWAY, GatewayService.class, 8080, "", Tier.OUTSIDE, KEYS_AND_TWILIO));

  private FleetMembers() {}

  /// @param database which is also the beginning of the module's name
  private static FleetMember service(
      String database, Class<?> application, int port, Set<Need> needs) {
    return new FleetMember(
        database + "-service", application, port, database, Tier.SERVICES, needs);
  }
}
