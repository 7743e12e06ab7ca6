package io.centralita.matching.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.InboundMedia.MediaKept;
import io.centralita.contracts.routing.InboundMedia.MediaRefused;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.RunningMatching;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PhotoStoreIT {
  private static final TenantId TENANT = new TenantId("photos");

  private static RunningMatching service;

  private final MediaId media = new MediaId(UUID.randomUUID());

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
  }

  private static PhotoStore photos() {
    return service.bean(PhotoStore.class);
  }

  private MediaRefused refusal() {
    return new MediaRefused(
        media, TENANT, Carrier.TWILIO, "MM1", 0, null, "too-large", service.clock.instant());
  }

  private String row() {
    return service
        .bean(JdbcClient.class)
        .sql(
            "SELECT coalesce(refused, '-') || ' ' || coalesce(content_type, '-') FROM job_photos WHERE media_id = ?")
        .param(media.value())
        .query(String.class)
        .single();
  }

  @Test
  void whyAPhotoIsNotKeptIsRememberedUntilItIsKeptAfterAll() {
    photos().refused(refusal());
    assertThat(row()).isEqualTo("too-large -");

    photos()
        .kept(
            new MediaKept(
                media,
                TENANT,
                Carrier.TWILIO,
                "MM1",
                0,
                null,
                "image/png",
                10,
                "0".repeat(64),
                service.clock.instant()));
    photos().refused(refusal());

    assertThat(row()).isEqualTo("- image/png");
  }
}
