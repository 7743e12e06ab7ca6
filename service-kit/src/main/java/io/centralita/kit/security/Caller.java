package io.centralita.kit.security;

import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;

/// Who calls an API: the tenant that the token names. Nobody sees another tenant's data.
public record Caller(TenantId tenant, String subject) {

  /// @param jwt the token as Spring Security hands it over (`@AuthenticationPrincipal`)
  /// @param scope what the call needs, such as `leads:read`
  public static Caller of(Jwt jwt, String scope) {
    var scopes = jwt.getClaimAsString("scope");
    if (scopes == null || !List.of(scopes.split(" ")).contains(scope)) {
      throw refused("scope-missing", "The token does not carry the scope " + scope);
    }
    var subject = jwt.getSubject();
    return new Caller(tenant(jwt), subject == null ? "unnamed" : subject);
  }

  private static TenantId tenant(Jwt jwt) {
    var tenant = jwt.getClaim("tenant");
    if (tenant == null) {
      throw refused("tenant-missing", "The token names no tenant");
    }
    try {
      return new TenantId(tenant.toString());
    } catch (IllegalArgumentException malformed) {
      throw refused(
          "tenant-invalid", "The token's tenant is not one: 2 to 39 of a-z, 0-9 and dashes");
    }
  }

  private static ErrorResponseException refused(String code, String detail) {
    return Problem.of(HttpStatus.FORBIDDEN, code, detail);
  }
}
