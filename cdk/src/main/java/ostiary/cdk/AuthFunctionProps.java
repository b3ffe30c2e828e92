package ostiary.cdk;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.DeclaredFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.services.lambda.Code;

/// The properties of one [AuthFunction].
///
/// @param function its declaration in the blueprint
/// @param code the Lambda package
/// @param settings one value for each setting that the function reads, behind a distribution also for those, and no
/// others
/// @param logs the choices about its log
/// @param network where it is in a VPC; in none if empty
/// @param concurrency reserved concurrency: how many environments it may have, set aside from the account's quota;
/// unreserved if empty
public record AuthFunctionProps(
        DeclaredFunction function,
        Code code,
        Map<Setting, String> settings,
        LogProps logs,
        Optional<Network> network,
        Optional<Integer> concurrency) {
    public AuthFunctionProps {
        var besides = EnumSet.noneOf(Setting.class);
        besides.addAll(settings.keySet());
        besides.removeAll(function.settings());
        var allowed = EnumSet.copyOf(function.settings());
        allowed.addAll(function.settingsOfChoice());
        Checks.require(
                settings.keySet().containsAll(function.settings()) && allowed.containsAll(besides),
                function.id() + " reads " + function.settings() + ", not " + settings.keySet());
        settings = Map.copyOf(settings);
        concurrency.ifPresent(most -> Checks.require(most > 0, "concurrency must be positive, not " + most));
    }

    /// The environment variables of Lambda, in the order of declaration.
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        new EnumMap<>(settings).forEach((setting, value) -> environment.put(setting.variable(), value));
        return environment;
    }
}
