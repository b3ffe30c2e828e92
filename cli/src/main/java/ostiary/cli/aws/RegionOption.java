package ostiary.cli.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// The Region that a command asks, as an option or as the SDK finds it.
public final class RegionOption {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Option(names = "--region", paramLabel = "REGION", description = "as AWS_REGION, or the profile's")
    private @Nullable String region;

    /// It becomes a part of the names that signed requests go to.
    ///
    /// @throws ParameterException if there is none, or it is none
    public Region region() {
        var name = region != null ? region : regionOfTheSdk();
        if (!REGION.matcher(name).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "In which Region? --region, AWS_REGION or AWS_PROFILE say it: eu-central-1.");
        }
        return Region.of(name);
    }

    private static String regionOfTheSdk() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkException notSet) {
            return "";
        }
    }
}
