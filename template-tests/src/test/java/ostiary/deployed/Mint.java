package ostiary.deployed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.blueprint.Api;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.jose.JwtAccessTokenSigner;

/// Access tokens that a deployed stack would issue if it had reason to: signed by its key, with its issuer and
/// audience.
final class Mint {
    private final SecretSigningKeys keys;
    private final String issuer;
    private final String audience;

    Mint(DeployedStack stack) {
        var login = stack.functions().function(stack.functions().alias(ServiceFunction.LOGIN.handler()));
        var variables = login.settings().environment();
        var secret = variable(variables, Setting.SIGNING_KEYS);
        this.keys = new SecretSigningKeys(() -> stack.secret(secret), InstantSource.system());
        this.issuer = variable(variables, Setting.ISSUER);
        this.audience = variable(variables, Setting.AUDIENCE);
    }

    String ofScopes(Set<String> scopes) {
        return sign(issuer, audience, scopes, Instant.now());
    }

    String ofAudience(String other) {
        return sign(issuer, other, Set.of("orders:read"), Instant.now());
    }

    String ofIssuer(String other) {
        return sign(other, audience, Set.of("orders:read"), Instant.now());
    }

    String expired() {
        return sign(issuer, audience, Set.of("orders:read"), Instant.now().minus(AccessToken.LIFETIME));
    }

    /// As a client of the owner's own gets it for a user who has logged in by two factors a moment ago.
    ///
    /// @param session an open one of the user's
    String ofAnOperator(String user, String session) {
        var now = Instant.now();
        var token = new AccessToken(
                UUID.randomUUID().toString(),
                new UserId(UUID.fromString(user)),
                new SessionId(UUID.fromString(session)),
                "console",
                Set.of(Api.ADMIN_SCOPE),
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                now,
                List.of("pwd", "otp", "mfa"));
        return new JwtAccessTokenSigner(issuer, audience, keys).sign(token);
    }

    private String sign(String iss, String aud, Set<String> scopes, Instant issued) {
        var token = new AccessToken(
                UUID.randomUUID().toString(),
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                "default",
                scopes,
                Set.of(),
                issued,
                issued.plus(AccessToken.LIFETIME),
                issued,
                List.of("pwd"));
        return new JwtAccessTokenSigner(iss, aud, keys).sign(token);
    }

    private static String variable(Map<String, String> variables, Setting setting) {
        return variables.getOrDefault(setting.variable(), "");
    }
}
