package ostiary.lambdalocal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What Lambda is told of a function.
///
/// @param code the unpacked deployment package: classes, and jars in `lib`
/// @param environment its own variables, and those that Lambda would add beside [ExecutionEnvironment]'s
/// @param memoryMib as on Lambda; what of it is heap, and how many processors come with it, follow from it
/// @param snapStart whether a new environment waits, initialised, to be restored
public record FunctionSettings(
        String name,
        String arn,
        Path code,
        String handler,
        Map<String, String> environment,
        int memoryMib,
        Duration timeout,
        boolean snapStart) {
    /// The same function with other variables in addition.
    public FunctionSettings with(Map<String, String> more) {
        var all = new TreeMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(name, arn, code, handler, all, memoryMib, timeout, snapStart);
    }
}
