package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;

/// Every file in `events/` goes through the real handler of its function.
class SampleEventsTest {
    private static final List<String> HTTP = List.of(
            "signup",
            "login",
            "refresh",
            "logout",
            "sessions",
            "account",
            "token",
            "pages",
            "security",
            "admin",
            "backchannel",
            "discovery");
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "f");

    private static final Map<String, Integer> STATUS = Map.ofEntries(
            entry("signup/http-api", 202),
            entry("signup/http-api-body-names-member-twice", 400),
            entry("signup/http-api-confirm-wrong-code", 400),
            entry("signup/http-api-half-surrogate", 400),
            entry("signup/http-api-no-body", 415),
            entry("signup/http-api-weak-password", 400),
            entry("signup/load-balancer", 202),
            entry("signup/rest-api", 202),
            entry("login/http-api", 200),
            entry("login/http-api-base64", 401),
            entry("login/http-api-body-is-an-object", 400),
            entry("login/http-api-broken-base64", 400),
            entry("login/http-api-broken-query", 400),
            entry("login/http-api-cookies-and-query", 200),
            entry("login/http-api-custom-domain", 200),
            entry("login/http-api-default-route", 200),
            entry("login/http-api-headers-are-an-array", 400),
            entry("login/http-api-identity-in-the-body", 401),
            entry("login/http-api-names-member-twice", 400),
            entry("login/http-api-mfa", 401),
            entry("login/http-api-mfa-code-and-password", 400),
            entry("login/http-api-named-stage", 200),
            entry("login/http-api-nested-too-deep", 400),
            entry("login/http-api-wrong-password", 401),
            entry("login/load-balancer", 200),
            entry("login/load-balancer-broken-path", 400),
            entry("login/load-balancer-encoded", 401),
            entry("login/load-balancer-forged-address", 401),
            entry("login/load-balancer-multi-value", 200),
            entry("login/load-balancer-plain-http", 200),
            entry("login/rest-api", 200),
            entry("login/rest-api-base-path", 200),
            entry("login/rest-api-custom-domain", 200),
            entry("login/rest-api-encoded-path", 401),
            entry("login/rest-api-proxy-resource", 200),
            entry("login/rest-api-repeated-headers-and-query", 200),
            entry("login/schedule", 400),
            entry("refresh/http-api", 200),
            entry("refresh/http-api-form", 415),
            entry("refresh/http-api-garbage-token", 401),
            entry("refresh/http-api-missing-token", 400),
            entry("refresh/http-api-wrong-method", 405),
            entry("refresh/load-balancer", 200),
            entry("refresh/rest-api", 200),
            entry("logout/http-api", 204),
            entry("logout/http-api-garbage-token", 204),
            entry("logout/http-api-missing-token", 400),
            entry("logout/load-balancer", 204),
            entry("logout/rest-api", 204),
            entry("logout/http-api-revoke", 200),
            entry("logout/http-api-revoke-somebody-elses", 400),
            entry("token/http-api", 200),
            entry("token/http-api-foreign-scope", 400),
            entry("token/http-api-json", 400),
            entry("token/http-api-no-credentials", 401),
            entry("token/http-api-password-grant", 400),
            entry("token/http-api-scope-and-resource", 200),
            entry("token/http-api-twice", 400),
            entry("token/http-api-wrong-secret", 400),
            entry("token/http-api-unknown-code", 400),
            entry("token/http-api-unknown-refresh-token", 400),
            entry("pages/http-api", 200),
            entry("pages/http-api-account", 200),
            entry("pages/http-api-unknown-client", 400),
            entry("pages/http-api-no-challenge", 302),
            entry("pages/http-api-by-form", 303),
            entry("pages/http-api-sign-in", 303),
            entry("pages/http-api-sign-in-without-cookie", 400),
            entry("pages/http-api-wrong-password", 200),
            entry("pages/http-api-sign-up", 200),
            entry("pages/http-api-sign-up-weak-password", 200),
            entry("pages/http-api-sign-out", 200),
            entry("pages/http-api-sign-out-confirm", 303),
            entry("pages/http-api-sign-out-without-cookie", 400),
            entry("security/http-api", 202),
            entry("security/http-api-factors", 200),
            entry("security/http-api-passkeys", 200),
            entry("security/http-api-factors-add", 201),
            entry("security/http-api-factors-confirm-unknown", 404),
            entry("security/http-api-factors-remove", 204),
            entry("security/http-api-recovery-codes", 404),
            entry("security/http-api-forgot-no-address", 400),
            entry("security/http-api-reset-wrong-code", 400),
            entry("security/http-api-reset-link-as-request", 400),
            entry("security/http-api-change", 204),
            entry("security/http-api-change-wrong-password", 400),
            entry("security/http-api-change-no-token", 401),
            entry("security/http-api-change-too-little-scope", 403),
            entry("admin/direct-act", 200),
            entry("admin/direct-by-nobody", 400),
            entry("admin/direct-show", 200),
            entry("admin/http-api", 403),
            entry("admin/http-api-direct-beside", 401),
            entry("admin/http-api-direct-in-the-body", 401),
            entry("admin/http-api-no-token", 401),
            entry("account/http-api-user-info", 403),
            entry("backchannel/http-api", 200),
            entry("backchannel/http-api-garbage-token", 200),
            entry("backchannel/http-api-wrong-secret", 400),
            entry("sessions/http-api-list", 200),
            entry("sessions/http-api-end-all", 204),
            entry("sessions/http-api-end-unknown", 204),
            entry("sessions/http-api-no-session-id", 404),
            entry("sessions/http-api-no-token", 401),
            entry("account/http-api", 200),
            entry("account/http-api-broken-context", 401),
            entry("account/http-api-forged-identity", 401),
            entry("account/http-api-jwt-authorizer", 401),
            entry("account/http-api-no-authorizer", 200),
            entry("account/http-api-no-token", 401),
            entry("account/http-api-too-little-scope", 403),
            entry("account/load-balancer", 200),
            entry("account/load-balancer-forged-authorizer", 401),
            entry("account/rest-api", 200),
            entry("account/rest-api-cognito-authorizer", 401),
            entry("discovery/http-api-configuration", 200),
            entry("discovery/http-api-jwks", 200),
            entry("discovery/http-api-oauth-metadata", 200),
            entry("discovery/load-balancer-health-check", 404),
            entry("discovery/rest-api-jwks", 200));

    static Stream<SampleEvent> events() {
        return HTTP.stream().flatMap(function -> SampleEvent.of(function).stream());
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachIsAnsweredAsExpected(SampleEvent event) throws IOException {
        assertThat(STATUS).containsKey(event.toString());
        for (var context : new @Nullable FunctionContext[] {CONTEXT, null}) {
            var answer = new ObjectMapper().readTree(run(event, new SampleWorld(), context));

            assertThat(answer.path("statusCode").asInt()).isEqualTo(STATUS.get(event.toString()));
            assertThat(answer.path("isBase64Encoded").asBoolean(true)).isFalse();
            assertThat(answer.path("body").isTextual()).isTrue();
            assertThat(answer.has("statusDescription")).isEqualTo(event.name().startsWith("load-balancer"));
            // A login sets a cookie, which a REST API takes in an array only.
            boolean loggedIn = answer.path("body").asText().contains("device_token")
                    || event.toString().equals("pages/http-api-sign-in");
            assertThat(answer.toString().contains("__Host-ostiary_device=odt_")).isEqualTo(loggedIn);
            assertThat(answer.has("multiValueHeaders"))
                    .isEqualTo(event.name().endsWith("multi-value")
                            || (loggedIn && event.name().startsWith("rest-api")));
            // RFC 6797 §7.2: over TLS each answer has it, over plain HTTP none may.
            assertThat(answer.findValue("strict-transport-security") != null)
                    .isEqualTo(!event.name().endsWith("plain-http"));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void noneLeavesASecretInTheLog(SampleEvent event) throws IOException {
        var world = new SampleWorld();
        try (var output = CapturedOutput.begin()) {
            run(event, world, CONTEXT);

            var values = world.values();
            assertThat(output.text())
                    .doesNotContain(
                            values.get("access_token"),
                            values.get("refresh_token"),
                            values.get("password"),
                            values.get("email"),
                            "example.com",
                            "wrong password",
                            "not-a-token",
                            "walrus");
            assertThat(output.metrics()).hasSize(1);
        }
    }

    @Test
    void noExpectationIsLeftOver() {
        assertThat(events().map(SampleEvent::toString)).containsExactlyInAnyOrderElementsOf(STATUS.keySet());
    }

    /// The authorizer's events are for AuthorizerHandlerTest, the rotation's for KeyRotationHandlerTest, the hook's for
    /// RehearsalHandlerTest, those of the stream for PublisherHandlerTest.
    @Test
    void noFolderIsForgotten() {
        assertThat(SampleEvent.functions())
                .containsAll(HTTP)
                .isSubsetOf(Stream.concat(HTTP.stream(), Stream.of("authorizer", "keys", "rehearsal", "publisher"))
                        .toList());
    }

    private static String run(SampleEvent event, SampleWorld world, @Nullable FunctionContext context)
            throws IOException {
        var result = new ByteArrayOutputStream();
        world.handler(event.function()).handleRequest(event.with(world.values()).stream(), result, context);
        return result.toString(UTF_8);
    }
}
