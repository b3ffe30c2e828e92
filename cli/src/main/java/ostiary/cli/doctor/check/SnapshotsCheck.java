package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.cli.aws.UnreadException;

/// Whether what has traffic can start, and from a snapshot. A version that nobody called for 14 days becomes inactive
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html>).
final class SnapshotsCheck implements Check {
    private static final Set<String> GOOD = Set.of("Active", "Pending");

    @Override
    public String name() {
        return "snapshots";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var findings = new Findings(this);
        var aliases = deployment.aliases();
        for (var alias : aliases) {
            var version = deployment.configuration(alias, alias.name());
            var state = version.find("State").orElse("");
            boolean wantsOne = version.find("SnapStart", "ApplyOn").equals(Optional.of("PublishedVersions"));
            boolean hasOne = version.find("SnapStart", "OptimizationStatus").equals(Optional.of("On"));
            boolean isInactive = state.equals("Inactive");
            boolean isBroken = !isInactive && !GOOD.contains(state);
            findings.addIf(isInactive, Symptom.VERSION_INACTIVE, alias.function())
                    .addIf(isBroken, Symptom.VERSION_BROKEN, alias.function() + " is " + state)
                    .addIf(wantsOne && !hasOne && !isInactive && !isBroken, Symptom.SNAPSHOT_MISSING, alias.function());
        }
        return findings.or(aliases.size() + " versions are ready");
    }
}
