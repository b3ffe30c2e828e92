package ostiary.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.RegionOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/// Where the deletions are: of a deployed service, or of one on this machine.
final class SagaOptions {
    @Option(names = "--stack", paramLabel = "NAME", description = "a stack on AWS (or STACK in the environment)")
    private @Nullable String stack;

    @Option(
            names = "--local",
            paramLabel = "ADDRESS",
            description = "that of make run GRACE=20s, as its page /_local/sagas has it")
    private @Nullable String local;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private RegionOption region;

    Optional<String> stack(Settings settings) {
        return Optional.ofNullable(stack).or(() -> settings.find("STACK"));
    }

    Optional<String> local() {
        return Optional.ofNullable(local);
    }

    Region region() {
        return region.region();
    }
}
