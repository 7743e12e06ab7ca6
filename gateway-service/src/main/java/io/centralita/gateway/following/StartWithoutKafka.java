package io.centralita.gateway.following;

import io.centralita.kit.topics.WithoutKafka;
import java.util.List;

/// With what the disk has of the followed topics: enough to know whose a message is, and to take it
/// to the spool.
final class StartWithoutKafka implements WithoutKafka {
  private final List<ViewFollower<?>> followers;
  private final ViewSettings settings;

  StartWithoutKafka(List<ViewFollower<?>> followers, ViewSettings settings) {
    this.followers = followers;
    this.settings = settings;
  }

  @Override
  public boolean mayStart() {
    return followers.stream().allMatch(follower -> follower.standIn(settings.trust()));
  }
}
