package io.centralita.kit.tiny;

import io.centralita.kit.security.Caller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class NotesApi {
  private final Effects effects;

  NotesApi(Effects effects) {
    this.effects = effects;
  }

  @GetMapping("/notes/{author}")
  Notes notes(@AuthenticationPrincipal Jwt jwt, @PathVariable String author) {
    var caller = Caller.of(jwt, "notes:read");
    return new Notes(
        caller.tenant().value(), Thread.currentThread().isVirtual(), effects.of(author));
  }

  record Notes(String tenant, boolean onVirtualThread, List<Integer> numbers) {}
}
