package ostiary.cli;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the users are. Options come before the settings in the environment.
final class TableOptions {
    @Option(names = "--table", paramLabel = "NAME", description = "a table on AWS (or TABLE in the environment)")
    private @Nullable String table;

    @Option(names = "--endpoint", paramLabel = "URL", description = "a DynamoDB Local, as make run prints it")
    private @Nullable String endpoint;

    @Option(names = "--data", paramLabel = "DIR", description = "a directory of make run that is not running")
    private @Nullable String data;

    Settings over(Settings settings) {
        var all = new HashMap<>(settings.environment());
        if (table != null) {
            all.put("TABLE", table);
        }
        if (endpoint != null) {
            all.put("ENDPOINT", endpoint);
        }
        if (data != null) {
            all.put("DATA", data);
        }
        return new Settings(all);
    }
}
