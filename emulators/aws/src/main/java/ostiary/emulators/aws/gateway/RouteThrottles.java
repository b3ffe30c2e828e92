package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import ostiary.emulators.aws.stack.Resource;

/// The throttles of a stage: a bucket of tokens for each route, for all callers together
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html>). Those of the
/// account are not modelled.
public final class RouteThrottles {
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Bucket others;

    private RouteThrottles(InstantSource clock, JsonNode otherwise) {
        this.clock = clock;
        this.others = bucket(otherwise);
    }

    /// The throttles of an HTTP API.
    public static RouteThrottles ofHttpApi(Resource stage, InstantSource clock) {
        var throttles = new RouteThrottles(clock, stage.property("DefaultRouteSettings"));
        stage.property("RouteSettings")
                .properties()
                .forEach(route -> throttles.buckets.put(route.getKey(), throttles.bucket(route.getValue())));
        return throttles;
    }

    /// The throttles of a REST API, which writes a slash in a path as `~1`.
    static RouteThrottles ofRestApi(Resource stage, InstantSource clock) {
        var settings = stage.property("MethodSettings");
        var throttles = new RouteThrottles(
                clock,
                settings.valueStream()
                        .filter(each -> key(each).equals("* /*"))
                        .findFirst()
                        .orElseThrow());
        settings.forEach(each -> throttles.buckets.put(key(each), throttles.bucket(each)));
        return throttles;
    }

    /// Takes a token of a route.
    ///
    /// @param key `POST /login`
    /// @return whether there was one
    public synchronized boolean admits(String key) {
        return buckets.getOrDefault(key, others).take(clock.instant());
    }

    private static String key(JsonNode settings) {
        var path = settings.required("ResourcePath").asText();
        return settings.required("HttpMethod").asText() + " "
                + (path.equals("/*") ? path : path.substring(1).replace("~1", "/"));
    }

    private Bucket bucket(JsonNode settings) {
        return new Bucket(
                settings.required("ThrottlingRateLimit").asDouble(),
                settings.required("ThrottlingBurstLimit").asDouble(),
                clock.instant());
    }

    private static final class Bucket {
        private static final double NANOS = Duration.ofSeconds(1).toNanos();

        private final double perSecond;
        private final double most;
        private double tokens;
        private Instant filled;

        Bucket(double perSecond, double most, Instant now) {
            this.perSecond = perSecond;
            this.most = most;
            this.tokens = most;
            this.filled = now;
        }

        boolean take(Instant now) {
            tokens = Math.min(
                    most, tokens + perSecond * Duration.between(filled, now).toNanos() / NANOS);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
