package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.gateway.spool.SpoolFolder;
import io.centralita.kit.following.TopicFollowers;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes followers of topics that keep what they read beside the spool.
@Component
public class Following {
  private final TopicFollowers followers;
  private final EventCodec codec;
  private final MeterRegistry meters;
  private final Path folder;
  private final InstantSource clock;

  Following(
      TopicFollowers followers,
      EventCodec codec,
      MeterRegistry meters,
      SpoolFolder spool,
      InstantSource clock) {
    this.followers = followers;
    this.codec = codec;
    this.meters = meters;
    this.folder = spool.path().resolve("views");
    this.clock = clock;
  }

  public ViewFollower<?> of(View<?> view) {
    return new ViewFollower<>(
        view, followers, codec, meters, folder.resolve(view.topic().name()), clock);
  }
}
