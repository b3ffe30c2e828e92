package ostiary.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.RegionOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/// Where the users are: a deployed service, or one on this machine.
final class DoorOptions {
    @Option(names = "--stack", paramLabel = "NAME", description = "a stack on AWS (or STACK in the environment)")
    private @Nullable String stack;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private RegionOption region;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private TableOptions table;

    @Option(
            names = "--restored",
            description = "change --table on AWS itself: one that was restored, and that no service uses yet")
    private boolean restored;

    /// Whether a table on AWS may be changed past the function.
    boolean isRestored() {
        return restored;
    }

    Settings over(Settings settings) {
        return table.over(settings);
    }

    Optional<String> stack(Settings settings) {
        return Optional.ofNullable(stack).or(() -> settings.find("STACK"));
    }

    Region region() {
        return region.region();
    }
}
