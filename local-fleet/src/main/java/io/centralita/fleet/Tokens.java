package io.centralita.fleet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;

/// Tokens for the services' HTTP APIs, signed with the fleet's own key. In production whoever signs
/// tokens for the company does this.
public final class Tokens {
  static final String ISSUER = "centralita-local";

  private final RSAKey key;
  private final InstantSource clock;

  Tokens(RSAKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /// @param tenant whose data the bearer may see
  /// @param scope what the bearer may do, separated by blanks, such as `leads:read leads:write`
  public String issue(String tenant, String subject, String scope, Duration validity) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(subject)
            .claim("tenant", tenant)
            .claim("scope", scope)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validity)))
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
