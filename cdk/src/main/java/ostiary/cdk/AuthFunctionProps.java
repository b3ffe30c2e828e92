package ostiary.cdk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;

/// What one [AuthFunction] is.
///
/// @param function which one
/// @param code what Lambda gets
/// @param settings a value for each setting that the function reads, and for no other
/// @param logRetention how long its log keeps what it gets
/// @param concurrency how many environments it may have at once, set aside for it out of the account's quota; as many
///     as there are if empty
/// @param keepData whether its log outlives the stack
public record AuthFunctionProps(
        ServiceFunction function,
        Code code,
        Map<Setting, String> settings,
        RetentionDays logRetention,
        Optional<Integer> concurrency,
        boolean keepData) {
    public AuthFunctionProps {
        Checks.require(
                settings.keySet().equals(function.settings()),
                function.id() + " reads " + function.settings() + ", not " + settings.keySet());
        settings = Map.copyOf(settings);
        concurrency.ifPresent(most -> Checks.require(most > 0, "concurrency must be positive, not " + most));
    }

    /// As Lambda gets them, in the order in which they are declared.
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        new EnumMap<>(settings).forEach((setting, value) -> environment.put(setting.variable(), value));
        return environment;
    }
}
