package ostiary.server.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.blueprint.Api;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.jose.JwtAccessTokenSigner;

/// Good access tokens that no login gives, signed with the keys of a service that keeps its data in `data`.
record StrangeTokens(URI service, Path data) {
    /// One that is good for nothing.
    String withoutScope() {
        return token(Set.of());
    }

    /// One whose user is gone.
    String ofNobody() {
        return token(Set.of(Api.ACCOUNT_SCOPE));
    }

    /// Of an operator.
    ///
    /// @param amr how they have proved who they are
    String ofAnOperator(String user, String session, List<String> amr) {
        return token(
                Set.of(Api.ADMIN_SCOPE),
                new UserId(UUID.fromString(user)),
                new SessionId(UUID.fromString(session)),
                amr);
    }

    private String token(Set<String> scopes) {
        return token(scopes, new UserId(UUID.randomUUID()), new SessionId(UUID.randomUUID()), List.of("pwd"));
    }

    private String token(Set<String> scopes, UserId user, SessionId session, List<String> amr) {
        var now = Instant.now();
        var keys = new SecretSigningKeys(KeptKeys.in(data.resolve("keys"), now).signing(), InstantSource.fixed(now));
        var name = service.toString();
        return new JwtAccessTokenSigner(name, name, keys)
                .ready(now)
                .sign(new AccessToken(
                        UUID.randomUUID().toString(),
                        user,
                        session,
                        "default",
                        scopes,
                        Set.of(),
                        now,
                        now.plus(AccessToken.LIFETIME),
                        now,
                        amr));
    }
}
