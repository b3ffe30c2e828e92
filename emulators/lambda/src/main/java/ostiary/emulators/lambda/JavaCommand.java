package ostiary.emulators.lambda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the JVM of an execution environment.
final class JavaCommand {
    private static final int MIB_OF_ONE_PROCESSOR = 1769;

    private JavaCommand() {}

    /// Heap, metaspace and code cache get the shares that AWS's Java runtimes give them. SnapStart lifts the
    /// restriction to the first compiler, and so can a variable
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html>).
    static List<String> of(FunctionSettings settings) {
        var command = new ArrayList<String>();
        int metaspaceMib = settings.memoryMib() / 10;
        command.add(java());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:ActiveProcessorCount=" + Math.ceilDiv(settings.memoryMib(), MIB_OF_ONE_PROCESSOR));
        command.add("-Xmx" + settings.memoryMib() * 85 / 100 + "m");
        command.add("-XX:MaxMetaspaceSize=" + metaspaceMib + "m");
        command.add("-XX:ReservedCodeCacheSize=" + settings.memoryMib() / 20 + "m");
        var options = settings.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
        if (!settings.snapStart() && !options.contains("TieredStopAtLevel")) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-XX:+ErrorFileToStdout");
        if (settings.hooks()) {
            command.add(RuntimeClient.HOOKS);
        }
        command.addAll(RuntimeClient.options());
        // The last class path counts.
        command.addAll(ClassArchive.options(settings.code(), metaspaceMib));
        command.add(WatchedRuntime.class.getName());
        command.add(settings.handler());
        return command;
    }

    /// The launcher of the JVM that this process runs on.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
