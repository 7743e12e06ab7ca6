package io.centralita.fleet;

import java.util.List;

/// Who is in the fleet, in the order of starting: the inner services first and the door last, so
/// that nothing comes in that nobody is there to handle. They stop the other way round.
final class FleetMembers {
  static final List<FleetMember> ALL = List.of();

  private FleetMembers() {}
}
