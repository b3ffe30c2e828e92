package ostiary.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.blueprint.Api;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.InMemoryRevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// An authorizer that knows one valid token.
abstract class AuthorizerSetup {
    static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "authorizer");

    static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";
    static final Instant NOW = Instant.parse("2026-11-22T11:06:40Z");
    static final UserId USER = new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"));
    static final SessionId SESSION = new SessionId(UUID.fromString("9b2f0d14-77aa-4b0c-8c11-2d3e4f506172"));
    final AuthorizerHandler handler =
            new AuthorizerHandler(checkAccess(Set.of(Api.ACCOUNT_SCOPE)), AuthorizerResponse.SIMPLE);

    static SampleEvent event(String name) {
        return SampleEvent.of("authorizer", name).with(Map.of("access_token", TOKEN));
    }

    static JsonNode answer(AuthorizerHandler handler, SampleEvent event) throws IOException {
        var result = new ByteArrayOutputStream();
        handler.handleRequest(event.stream(), result, CONTEXT);
        return new ObjectMapper().readTree(result.toByteArray());
    }

    static CheckAccess checkAccess(Set<String> scopes) {
        var token = new AccessToken(
                "1",
                USER,
                SESSION,
                "default",
                scopes,
                Set.of("guest", "admin"),
                NOW,
                NOW.plusSeconds(600),
                NOW,
                List.of("pwd"));
        AccessTokenVerifier verifier = (compact, _) ->
                compact.equals(TOKEN) ? new Verification.Valid(token) : new Verification.Invalid(Flaw.BAD_SIGNATURE);
        return new CheckAccess(verifier, nothingRevoked(), () -> NOW);
    }

    static RevocationList nothingRevoked() {
        return new RevocationList(new InMemoryRevocationFeed(), _ -> {});
    }
}
