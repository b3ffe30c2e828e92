package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.Endpoint;
import ostiary.functions.gateway.DirectEvent;
import ostiary.functions.priming.Priming;
import ostiary.functions.priming.TokenOblivion;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Wiring;

/// Lambda entry point of operators: `/admin/…` for those who come over HTTP, and [DirectEvent] for those whom
/// IAM lets invoke the function.
public final class AdminHandler implements RequestStreamHandler {
    private final HttpFunction http;
    private final HttpFunction direct;

    /// Called by the Lambda runtime, once an execution environment.
    public AdminHandler() {
        this(wiring());
    }

    /// With any AWS.
    AdminHandler(Config config, AwsClientFactory aws) {
        this(new Wiring(config, new AwsPlatform(config, aws)));
    }

    private AdminHandler(Wiring wiring) {
        this(wiring.endpoint(ServiceFunction.ADMIN), wiring.directAdmin());
    }

    AdminHandler(Endpoint http, Endpoint direct) {
        this.http = new HttpFunction(http);
        this.direct = new HttpFunction(direct);
    }

    private static Wiring wiring() {
        var config = Config.read(ServiceFunction.ADMIN.settings(), System.getenv());
        Priming.register(ServiceFunction.ADMIN, config, aws -> new AdminHandler(config, aws));
        return TokenOblivion.of(new Wiring(config, new AwsPlatform(config)));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        var event = input.readAllBytes();
        var call = DirectEvent.read(event).filter(_ -> isLive(context));
        if (call.isPresent()) {
            direct.run(call.get()::request, output, context);
        } else {
            http.run(new ByteArrayInputStream(event), output, context);
        }
    }

    /// Whether it was invoked by its alias, as whoever IAM makes an operator does. The rehearsal of releases may
    /// invoke each version by its number, and is none
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/java-context.html>: the ARN names what the invoker named).
    private static boolean isLive(@Nullable Context context) {
        // There is one whenever Lambda calls.
        return context == null || context.getInvokedFunctionArn().endsWith(":" + ServiceFunction.LIVE);
    }
}
