package ostiary.emulators.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// The configuration of a function.
///
/// @param code the unpacked deployment package: classes, and jars in `lib`
/// @param environment its own variables, and those that Lambda adds beside [ExecutionEnvironment]'s
/// @param memoryMib as on Lambda; heap size and number of processors follow from it
/// @param snapStart whether a new environment waits, initialised, to be restored
/// @param hooks whether it runs the hooks of SnapStart, as Lambda does
public record FunctionSettings(
        String name,
        String arn,
        Path code,
        String handler,
        Map<String, String> environment,
        int memoryMib,
        Duration timeout,
        boolean snapStart,
        boolean hooks) {
    public FunctionSettings(
            String name,
            String arn,
            Path code,
            String handler,
            Map<String, String> environment,
            int memoryMib,
            Duration timeout,
            boolean snapStart) {
        this(name, arn, code, handler, environment, memoryMib, timeout, snapStart, true);
    }

    /// The same function with further variables.
    public FunctionSettings with(Map<String, String> more) {
        var all = new TreeMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(name, arn, code, handler, all, memoryMib, timeout, snapStart, hooks);
    }

    /// The same function without hooks: it starts faster and is slower at first.
    public FunctionSettings withoutHooks() {
        return new FunctionSettings(name, arn, code, handler, environment, memoryMib, timeout, snapStart, false);
    }
}
