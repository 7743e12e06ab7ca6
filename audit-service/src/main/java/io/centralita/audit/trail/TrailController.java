package io.centralita.audit.trail;

import io.centralita.audit.paging.Filters;
import io.centralita.audit.paging.Page;
import io.centralita.kit.security.Caller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /audit-events`: the caller's tenant's business actions, newest first.
@RestController
class TrailController {
  private final AuditEventStore store;

  TrailController(AuditEventStore store) {
    this.store = store;
  }

  @GetMapping("/audit-events")
  Page<AuditEvent> auditEvents(
      @AuthenticationPrincipal Jwt token, @RequestParam MultiValueMap<String, String> parameters) {
    var caller = Caller.of(token, "audit:read");
    var filters = new Filters(parameters, List.of("lead", "what"));
    var limit = filters.limit();
    var found =
        store.find(
            caller.tenant(), filters.id("lead"), filters.code("what"), filters.cursor(), limit + 1);
    return Page.of(found, limit, AuditEvent::place);
  }
}
