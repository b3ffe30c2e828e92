package ostiary.functions.rehearsal;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.SessionApi;
import ostiary.core.user.UserId;
import ostiary.functions.SampleEvent;

/// Beside the sample events, which are as API Gateway sends them, and in AWS's own types.
class RehearsalEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyntheticUser user = new SyntheticUser(
            new UserId(UUID.fromString("facade00-0000-8000-8000-0000000a000b")), Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void ofARequestWithABodyReadAsThoseOfTheGateway() {
        var event = read(
                RehearsalEvents.request(
                        new Call(user, SessionApi.REFRESH, Map.of("refresh_token", "a \"quoted\" one"), "")),
                APIGatewayV2HTTPEvent.class);

        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("POST /refresh");
        assertThat(event.getRawPath()).isEqualTo("/refresh");
        assertThat(event.getBody()).isEqualTo("{\"refresh_token\":\"a \\\"quoted\\\" one\"}");
        assertThat(event.getIsBase64Encoded()).isFalse();
        assertThat(event.getHeaders()).containsEntry("content-type", "application/json");
        var http = event.getRequestContext().getHttp();
        assertThat(http.getMethod()).isEqualTo("POST");
        assertThat(http.getPath()).isEqualTo("/refresh");
        assertThat(http.getSourceIp()).isEqualTo("2001:db8:a:b::1");
        assertThat(event.getRequestContext().getRequestId()).isEqualTo(user.id().toString());
        assertThat(event.getRequestContext().getAuthorizer()).isNull();
    }

    @Test
    void behindTheAuthorizerCarryTheTokenAlone() {
        var event = read(
                RehearsalEvents.request(new Call(user, AccountApi.ME, Map.of(), "token")), APIGatewayV2HTTPEvent.class);

        assertThat(event.getHeaders()).containsEntry("authorization", "Bearer token");
        assertThat(event.getBody()).isNull();
        assertThat(event.getRequestContext().getAuthorizer()).isNull();
    }

    @Test
    void ofTheAuthorizerReadAsThoseOfTheGateway() {
        var event = read(RehearsalEvents.authorizer(user, "token"), APIGatewayV2CustomAuthorizerEvent.class);

        assertThat(event.getType()).isEqualTo("REQUEST");
        assertThat(event.getIdentitySource()).containsExactly("Bearer token");
        assertThat(event.getHeaders()).containsEntry("authorization", "Bearer token");
        assertThat(event.getRouteArn()).endsWith("/$default/GET/me");
    }

    /// A member that the gateway doesn't send, a version must not get to see here either.
    @Test
    void haveNoMemberThatTheGatewaysHaveNot() throws IOException {
        var call = new Call(user, AccountApi.ME, Map.of("a", "b"), "token");

        assertThat(names(RehearsalEvents.request(call)))
                .isSubsetOf(names("account", "http-api", "refresh", "http-api"));
        assertThat(names(RehearsalEvents.authorizer(user, "token"))).isSubsetOf(names("authorizer", "http-api"));
    }

    /// Of all members at the top and in the context.
    private static Set<String> names(String event) throws IOException {
        var json = JSON.readTree(event);
        return Stream.of(json, json.required("requestContext"))
                .flatMap(object -> object.propertyStream().map(Map.Entry::getKey))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> names(String... samples) throws IOException {
        var names = new TreeSet<String>();
        for (int i = 0; i < samples.length; i += 2) {
            names.addAll(names(SampleEvent.of(samples[i], samples[i + 1]).json()));
        }
        return names;
    }

    private static <T> T read(String event, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, RehearsalEventsTest.class.getClassLoader())
                .fromJson(event);
    }
}
