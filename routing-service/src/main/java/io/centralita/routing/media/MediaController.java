package io.centralita.routing.media;

import io.centralita.contracts.values.MediaId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import io.centralita.routing.media.MediaStore.Shown;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What people sent to a tenant, for those who run it.
@RestController
class MediaController {
  private static final int MOST = 200;

  private final MediaStore store;
  private final Vault vault;

  MediaController(MediaStore store, Vault vault) {
    this.store = store;
    this.vault = vault;
  }

  record Page(List<Shown> items) {}

  /// What was sent last, newest first, kept or not.
  @GetMapping("/media")
  Page list(@AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "50") int limit) {
    var caller = Caller.of(token, "media:read");
    return new Page(store.latest(caller.tenant(), Math.clamp(limit, 1, MOST)));
  }

  /// What a stranger sent is never run as part of a page.
  @GetMapping("/media/{id}")
  ResponseEntity<byte[]> content(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    var caller = Caller.of(token, "media:read");
    var kept = store.kept(caller.tenant(), new MediaId(id)).orElseThrow(MediaController::unknown);
    var content = vault.find(kept.sha256()).orElseThrow(MediaController::unknown);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.contentType()))
        .header("Content-Disposition", "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.empty().cachePrivate().immutable())
        .body(content);
  }

  private static RuntimeException unknown() {
    return Problem.of(
        HttpStatus.NOT_FOUND, "medium-unknown", "There is no such medium, or it is not kept");
  }
}
