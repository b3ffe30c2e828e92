package ostiary.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.access.CheckAccess;
import ostiary.edge.Endpoint;

/// The Lambda handlers over the benchmarks' own platform: their other constructor is not public.
public final class Handlers {
    private Handlers() {}

    public static RequestStreamHandler authorizer(CheckAccess checkAccess) {
        return new AuthorizerHandler(checkAccess, AuthorizerResponse.SIMPLE);
    }

    public static RequestStreamHandler login(Endpoint endpoint) {
        return new LoginHandler(endpoint);
    }

    public static RequestStreamHandler refresh(Endpoint endpoint) {
        return new RefreshHandler(endpoint);
    }

    public static RequestStreamHandler logout(Endpoint endpoint) {
        return new LogoutHandler(endpoint);
    }
}
