package io.centralita.matching.job;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.proxy.LinkState;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.routing.InboundMedia;
import io.centralita.contracts.routing.InboundMedia.MediaKept;
import io.centralita.contracts.routing.InboundMedia.MediaRefused;
import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// What others know of jobs: by which number its two people know each other, and which photos are
/// kept.
@Component
public final class JobNews {
  private static final Duration UNCLAIMED = Duration.ofDays(7);
  private static final int FORGET_BATCH = 10_000;

  private final JobStore jobs;
  private final PhotoStore photos;
  private final InstantSource clock;

  JobNews(JobStore jobs, PhotoStore photos, InstantSource clock) {
    this.jobs = jobs;
    this.photos = photos;
    this.clock = clock;
  }

  /// People go on calling a job by its number when the number no longer connects them.
  public void on(KeyState<LinkState> state) {
    switch (state) {
      case Current<LinkState>(_, var event) -> {
        switch (event.data()) {
          case LinkOpened link ->
              jobs.knownBy(link.tenant(), link.lead(), link.numberOf(link.provider()));
        }
      }
      case Ended<LinkState> _ -> {}
    }
  }

  public void on(CloudEvent<InboundMedia> event) {
    switch (event.data()) {
      case MediaKept kept -> photos.kept(kept);
      case MediaRefused refused -> photos.refused(refused);
    }
  }

  /// Returns how many media of no job were forgotten.
  public int forget() {
    return photos.forget(clock.instant().minus(UNCLAIMED), FORGET_BATCH);
  }
}
