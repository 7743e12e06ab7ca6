package io.centralita.routing.conversation;

import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who reads. A token with the claim `provider` is a provider's and shows that provider's mailbox;
/// others are the owner's and show the owner's. Who supervises may look into every mailbox.
///
/// @param provider whose mailbox it is; null for the owner's
record Reader(TenantId tenant, String subject, @Nullable UUID provider, boolean supervises) {
  private static final String SUPERVISE = "conversations:supervise";

  static Reader of(Jwt token, String scope) {
    var caller = Caller.of(token, scope);
    var provider = token.getClaimAsString("provider");
    var scopes = token.getClaimAsString("scope");
    return new Reader(
        caller.tenant(),
        caller.subject(),
        provider == null ? null : id(provider),
        provider == null && scopes != null && List.of(scopes.split(" ")).contains(SUPERVISE));
  }

  private static UUID id(String provider) {
    try {
      return UUID.fromString(provider);
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "provider-malformed", "The token's provider is not an id");
    }
  }
}
