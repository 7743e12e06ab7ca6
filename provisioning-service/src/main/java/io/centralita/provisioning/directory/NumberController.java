package io.centralita.provisioning.directory;

import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.kit.security.Caller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a tenant's numbers are. They belong to no person and are shown in clear.
@RestController
class NumberController {
  private final NumberDirectory directory;

  NumberController(NumberDirectory directory) {
    this.directory = directory;
  }

  /// Scope `numbers:read`.
  @GetMapping("/numbers")
  List<NumberAssigned> numbers(@AuthenticationPrincipal Jwt token) {
    var caller = Caller.of(token, "numbers:read");
    return directory.of(caller.tenant()).stream().map(DirectoryEntry::state).toList();
  }
}
