package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.telemetry.Faults;
import ostiary.adapters.telemetry.RefusalLog;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.CheckAccess.Outcome;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.access.Principal;
import ostiary.functions.gateway.AuthorizerAnswer;
import ostiary.functions.gateway.AuthorizerEvent;
import ostiary.functions.priming.Priming;
import ostiary.functions.priming.TokenOblivion;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Wiring;

/// Lambda entry point of the authorizer, for the REST, HTTP and WebSocket APIs of API Gateway, this service's and a
/// team's own.
///
/// A valid token gets an answer that the gateway may keep ([AuthorizerAnswer]), a no if it has too little scope for the
/// route; none, or an invalid one, gets 401 ([UnauthorizedException]). A granted request writes no log line and no
/// metric: Lambda and API Gateway count those.
public final class AuthorizerHandler implements RequestStreamHandler {
    private final CheckAccess checkAccess;
    private final AuthorizerResponse toPayload2;
    private final Duration requestTimeout;

    /// Called by the Lambda runtime, once an execution environment.
    public AuthorizerHandler() {
        this(Config.read(ServiceFunction.AUTHORIZER.settings(), System.getenv()));
    }

    private AuthorizerHandler(Config config) {
        this(config, TokenOblivion.of(new Wiring(config, new AwsPlatform(config))), Deadline.OF_A_REQUEST);
        Priming.register(ServiceFunction.AUTHORIZER, config, aws -> new AuthorizerHandler(config, aws));
    }

    AuthorizerHandler(Config config, AwsClientFactory aws) {
        this(config, new Wiring(config, new AwsPlatform(config, aws)), aws.requestTimeout());
    }

    private AuthorizerHandler(Config config, Wiring wiring, Duration requestTimeout) {
        this(wiring.checkAccess(), config.authorizerResponse(), requestTimeout);
    }

    /// @param toPayload2 how an event of payload format 2.0 is answered
    AuthorizerHandler(CheckAccess checkAccess, AuthorizerResponse toPayload2) {
        this(checkAccess, toPayload2, Deadline.OF_A_REQUEST);
    }

    private AuthorizerHandler(CheckAccess checkAccess, AuthorizerResponse toPayload2, Duration requestTimeout) {
        this.checkAccess = checkAccess;
        this.toPayload2 = toPayload2;
        this.requestTimeout = requestTimeout;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        var event = AuthorizerEvent.read(input);
        // To a warm-up it says nothing, which would let nobody through.
        if (event.isPresent()) {
            answer(event.get(), output, context);
        }
    }

    private void answer(AuthorizerEvent event, OutputStream output, @Nullable Context context) throws IOException {
        var answer = new AuthorizerAnswer(principal(event, context), event);
        if (!answer.isAuthorized()) {
            RefusalLog.record("insufficient_scope", context);
        }
        if (event.payload2() && toPayload2 == AuthorizerResponse.SIMPLE) {
            answer.writeSimple(output);
        } else {
            answer.writePolicy(event.arn(), output);
        }
    }

    private Principal principal(AuthorizerEvent event, @Nullable Context context) {
        var token = event.token();
        if (token.isEmpty()) {
            throw refusal("no_bearer_token", context);
        }
        return switch (check(token.get(), context)) {
            case Granted(var principal) -> principal;
            case Refused(var flaw) -> throw refusal(flaw.name().toLowerCase(Locale.ROOT), context);
            case Revoked() -> throw refusal("revoked", context);
        };
    }

    private Outcome check(String token, @Nullable Context context) {
        try {
            return Deadline.within(requestTimeout, () -> checkAccess.check(token));
        } catch (RuntimeException broken) {
            Faults.record(broken, context);
            // The runtime logs this one, with its message, and API Gateway answers 500.
            throw new IllegalStateException("no token can be checked at the moment");
        }
    }

    private static UnauthorizedException refusal(String reason, @Nullable Context context) {
        RefusalLog.record(reason, context);
        return new UnauthorizedException();
    }
}
