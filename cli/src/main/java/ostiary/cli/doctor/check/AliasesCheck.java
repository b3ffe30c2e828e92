package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Which versions have traffic. Weights beside an alias's version are a release under way
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html>).
final class AliasesCheck implements Check {
    private static final double PERCENT = 100;

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var findings = new Findings(this);
        var versions = new StringJoiner(", ");
        for (var alias : deployment.aliases()) {
            var read = deployment
                    .aws()
                    .read(Read.GET_ALIAS, Map.of("FunctionName", alias.function(), "Name", alias.name()));
            var weights = read.at("RoutingConfig", "AdditionalVersionWeights");
            for (var version : weights.fields().keySet()) {
                findings.add(
                        Symptom.RELEASE_UNDER_WAY,
                        "%.0f %% of %s go to version %s"
                                .formatted(PERCENT * weights.number(version), alias.function(), version));
            }
            versions.add(alias.function() + " " + read.find("FunctionVersion").orElse("?"));
        }
        return findings.or(versions.toString());
    }
}
