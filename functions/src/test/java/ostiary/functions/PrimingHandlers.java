package ostiary.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.function.Function;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.blueprint.ServiceFunction;
import ostiary.service.Config;
import ostiary.service.SoundEnvironment;

/// Functions as they are primed.
public final class PrimingHandlers {
    private PrimingHandlers() {}

    /// The handler of a function, over any AWS.
    public static Function<AwsClientFactory, RequestStreamHandler> of(ServiceFunction function) {
        var config = config(function);
        return aws -> switch (function) {
            case AUTHORIZER -> new AuthorizerHandler(config, aws);
            case ADMIN -> new AdminHandler(config, aws);
            default -> HttpFunction.of(function, config, aws)::run;
        };
    }

    public static Config config(ServiceFunction function) {
        return Config.read(function.settings(), SoundEnvironment.of(function));
    }
}
