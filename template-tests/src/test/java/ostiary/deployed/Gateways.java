package ostiary.deployed;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.emulators.aws.gateway.AccessLog;
import ostiary.emulators.aws.gateway.FrontDoor;
import ostiary.emulators.aws.gateway.HttpApi;
import ostiary.emulators.aws.gateway.Integrations;
import ostiary.emulators.aws.gateway.RestApi;
import ostiary.emulators.aws.gateway.RestGate;
import ostiary.emulators.aws.gateway.Web;
import ostiary.emulators.aws.stack.Stack;

/// The gateway before a stack's functions: an HTTP API, or a distribution before a REST API.
final class Gateways implements AutoCloseable {
    private final Optional<HttpApi> api;
    private final Optional<RestApi> restApi;
    private final Optional<FrontDoor> frontDoor;

    /// @param secret the newest text of a secret
    Gateways(Stack stack, Integrations integrations, AccessLog.Sink log, UnaryOperator<String> secret)
            throws IOException {
        if (stack.all("AWS::CloudFront::Distribution").isEmpty()) {
            this.api =
                    Optional.of(new HttpApi(stack, stack.only("AWS::ApiGatewayV2::Api"), integrations, log, Web.NONE));
            this.restApi = Optional.empty();
            this.frontDoor = Optional.empty();
        } else {
            var clock = InstantSource.system();
            var gate = RestGate.of(stack, secret, clock, Duration.ofSeconds(30), RestGate.Order.RULES_FIRST);
            var behind = new RestApi(stack, integrations, gate, log);
            this.api = Optional.empty();
            this.restApi = Optional.of(behind);
            this.frontDoor = Optional.of(new FrontDoor(stack, behind, secret, clock));
        }
    }

    /// Of a stack without a distribution.
    HttpApi api() {
        return api.orElseThrow();
    }

    /// Of a stack with a distribution, whose own address nobody should use.
    RestApi restApi() {
        return restApi.orElseThrow();
    }

    /// Where users find the service.
    URI address() {
        return frontDoor.map(FrontDoor::address).orElseGet(() -> api().address());
    }

    @Override
    public void close() {
        frontDoor.ifPresent(FrontDoor::close);
        restApi.ifPresent(RestApi::close);
        api.ifPresent(HttpApi::close);
    }
}
