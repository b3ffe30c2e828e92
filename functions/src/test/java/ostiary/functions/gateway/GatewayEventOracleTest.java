package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.edge.Request;
import ostiary.functions.SampleEvent;

/// Every sample event, as we read it and as AWS's own event types do: member by member the same.
class GatewayEventOracleTest {
    /// The events that we refuse to read and the event types take in some way.
    private static final Set<String> MALFORMED = Set.of(
            "signup/http-api-half-surrogate",
            "login/http-api-body-is-an-object",
            "login/http-api-broken-base64",
            "login/http-api-broken-query",
            "login/http-api-headers-are-an-array",
            "login/http-api-names-member-twice",
            "login/http-api-nested-too-deep",
            "login/load-balancer-broken-path",
            "login/schedule");

    static Stream<SampleEvent> httpApi() {
        return wellFormed("http-api");
    }

    static Stream<SampleEvent> restApi() {
        return wellFormed("rest-api");
    }

    static Stream<SampleEvent> loadBalancer() {
        return wellFormed("load-balancer");
    }

    private static Stream<SampleEvent> wellFormed(String frontDoor) {
        return SampleEvent.of("signup", "login", "refresh", "logout", "account", "discovery").stream()
                .filter(event -> event.name().startsWith(frontDoor) && !MALFORMED.contains(event.toString()))
                .map(event -> event.with(Map.of("user_id", "5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d")))
                .map(event -> event.with(Map.of("session_id", "9b2f0d14-77aa-4b0c-8c11-2d3e4f506172")));
    }

    @ParameterizedTest
    @MethodSource
    void httpApi(SampleEvent sample) {
        var ours = request(sample);
        var theirs = AwsEvents.read(sample, APIGatewayV2HTTPEvent.class);
        var context = theirs.getRequestContext();

        assertThat(ours.method()).isEqualTo(context.getHttp().getMethod());
        assertThat(theirs.getRawPath()).endsWith(ours.path());
        var headers = new TreeMap<>(lowerCased(theirs.getHeaders()));
        if (theirs.getCookies() != null) {
            headers.put("cookie", String.join("; ", theirs.getCookies()));
        }
        assertThat(ours.headers()).isEqualTo(headers);
        assertThat(joined(ours.query())).isEqualTo(requireNonNullElse(theirs.getQueryStringParameters(), Map.of()));
        assertThat(ours.body().text()).hasValue(body(theirs.getBody(), theirs.getIsBase64Encoded()));
        assertThat(ours.sourceIp()).isEqualTo(context.getHttp().getSourceIp());
        assertThat(ours.requestId()).isEqualTo(context.getRequestId());
        assertThat(ours.principal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void restApi(SampleEvent sample) {
        var ours = request(sample);
        var theirs = AwsEvents.read(sample, APIGatewayProxyRequestEvent.class);
        var context = theirs.getRequestContext();

        assertThat(ours.method()).isEqualTo(theirs.getHttpMethod());
        assertThat(decoded(theirs.getPath())).endsWith(ours.path());
        assertThat(ours.headers()).isEqualTo(lowerCased(joinedHeaders(theirs.getMultiValueHeaders())));
        assertThat(ours.query()).isEqualTo(requireNonNullElse(theirs.getMultiValueQueryStringParameters(), Map.of()));
        assertThat(ours.body().text()).hasValue(body(theirs.getBody(), theirs.getIsBase64Encoded()));
        assertThat(ours.sourceIp()).isEqualTo(context.getIdentity().getSourceIp());
        assertThat(ours.requestId()).isEqualTo(context.getRequestId());
        assertThat(ours.principal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void loadBalancer(SampleEvent sample) {
        var ours = request(sample);
        var theirs = AwsEvents.read(sample, ApplicationLoadBalancerRequestEvent.class);
        boolean multi = theirs.getMultiValueHeaders() != null;

        assertThat(ours.method()).isEqualTo(theirs.getHttpMethod());
        assertThat(ours.path()).isEqualTo(decoded(theirs.getPath()));
        assertThat(ours.headers())
                .isEqualTo(multi ? joinedHeaders(theirs.getMultiValueHeaders()) : theirs.getHeaders());
        assertThat(joined(ours.query()))
                .isEqualTo((multi
                                ? joined(theirs.getMultiValueQueryStringParameters())
                                : theirs.getQueryStringParameters())
                        .entrySet().stream()
                                .collect(toMap(entry -> decoded(entry.getKey()), entry -> decoded(entry.getValue()))));
        assertThat(ours.body().text()).hasValue(body(theirs.getBody(), theirs.getIsBase64Encoded()));
        assertThat(ours.requestId()).isEqualTo("invocation");
        assertThat(ours.principal()).isEmpty();
    }

    private static Request request(SampleEvent sample) {
        return GatewayEvent.read(sample.stream()).orElseThrow().request("invocation");
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (one, other) -> one + ", " + other));
    }

    private static Map<String, String> joinedHeaders(Map<String, List<String>> headers) {
        var joined = new TreeMap<String, String>();
        headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return joined;
    }

    private static Map<String, String> joined(Map<String, List<String>> query) {
        return query.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, entry -> entry.getValue().stream().collect(joining(","))));
    }

    private static String body(@Nullable String body, @Nullable Boolean base64) {
        var text = requireNonNullElse(body, "");
        return Boolean.TRUE.equals(base64) ? new String(Base64.getDecoder().decode(text), UTF_8) : text;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
