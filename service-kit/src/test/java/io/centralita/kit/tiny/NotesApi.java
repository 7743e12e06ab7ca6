package io.centralita.kit.tiny;

import io.centralita.kit.security.Caller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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

  @GetMapping("/notes")
  List<Integer> some(@RequestParam String author, @RequestParam int limit) {
    return effects.of(author).subList(0, limit);
  }

  @PostMapping(path = "/notes", consumes = "application/json", produces = "application/json")
  Notes take(@RequestBody Notes notes) {
    return notes;
  }

  record Notes(String tenant, boolean onVirtualThread, List<Integer> numbers) {}
}
