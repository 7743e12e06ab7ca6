package io.centralita.matching.job;

import io.centralita.contracts.values.LeadId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.job.PhotoStore.Photo;
import io.centralita.matching.lead.LeadProblem;
import io.centralita.matching.lead.Leads;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The photos of a job by name; routing-service shows them.
@RestController
final class PhotoController {
  private final Leads leads;
  private final PhotoStore photos;

  PhotoController(Leads leads, PhotoStore photos) {
    this.leads = leads;
    this.photos = photos;
  }

  record Photos(List<Photo> items) {}

  @GetMapping("/leads/{id}/photos")
  Photos photos(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    var caller = Caller.of(token, "leads:read");
    var lead =
        leads
            .find(caller.tenant(), new LeadId(id))
            .orElseThrow(() -> LeadProblem.notFound("unknown-lead", "There is no such lead"));
    return new Photos(photos.of(caller.tenant(), lead.id()));
  }
}
