package ostiary.functions;

import ostiary.blueprint.ServiceFunction;
import ostiary.functions.priming.Priming;
import ostiary.functions.priming.TokenOblivion;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Wiring;

/// The service as a function runs it on Lambda, primed for SnapStart.
final class PrimedWiring {
    private PrimedWiring() {}

    /// Reads the function's environment.
    ///
    /// @throws IllegalStateException naming every environment variable that is missing or wrong
    static Wiring of(ServiceFunction function) {
        var config = Config.read(function.settings(), System.getenv());
        Priming.register(function, config, aws -> HttpFunction.of(function, config, aws)::run);
        return TokenOblivion.of(new Wiring(config, new AwsPlatform(config)));
    }
}
