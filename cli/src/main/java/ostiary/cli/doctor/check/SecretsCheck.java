package ostiary.cli.doctor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// The secrets of the stack: their age, and whether those that are to be rotated are.
///
/// The physical id of a rotation schedule is the ARN of its secret
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html>).
final class SecretsCheck implements Check {
    /// Secrets Manager rotates at any time of the day that it is due on.
    private static final Duration LATE = Duration.ofDays(2);

    /// A new secret is rotated right after the deployment.
    private static final Duration FIRST = Duration.ofHours(1);

    private static final String PENDING = "AWSPENDING";
    private static final String CURRENT = "AWSCURRENT";

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var rotated = deployment.stack().all("AWS::SecretsManager::RotationSchedule");
        var all = new TreeSet<>(rotated);
        all.addAll(deployment.stack().all("AWS::SecretsManager::Secret"));
        var now = deployment.clock().instant();
        var findings = new Findings(this);
        long oldest = 0;
        for (var arn : all) {
            var secret = deployment.aws().read(Read.DESCRIBE_SECRET, Map.of("SecretId", arn));
            var name = secret.find("Name").orElse(arn);
            findings.addIf(secret.find("DeletedDate").isPresent(), Symptom.SECRET_DELETED, name);
            if (rotated.contains(arn)) {
                judgeRotation(findings, name, secret, now);
            }
            oldest = Math.max(oldest, Duration.between(changed(secret), now).toDays());
        }
        return findings.or(all.size() + ", " + rotated.size() + " of them rotated; the oldest value is of " + oldest
                + " days ago");
    }

    private static void judgeRotation(Findings findings, String name, Tree secret, Instant now) {
        boolean isOn = secret.isTrue("RotationEnabled");
        findings.addIf(!isOn, Symptom.ROTATION_OFF, name)
                .addIf(isOn && due(secret).isBefore(now), Symptom.ROTATION_OVERDUE, name + ", last " + changed(secret))
                .addIf(isOn && isUnfinished(secret), Symptom.ROTATION_UNFINISHED, name);
    }

    private static Instant due(Tree secret) {
        return secret.find("LastRotatedDate").isEmpty()
                ? changed(secret).plus(FIRST)
                : changed(secret)
                        .plus(Duration.ofDays((long) secret.number("RotationRules", "AutomaticallyAfterDays")))
                        .plus(LATE);
    }

    /// When it was rotated last, or else made.
    private static Instant changed(Tree secret) {
        double date = secret.find("LastRotatedDate").isPresent()
                ? secret.number("LastRotatedDate")
                : secret.number("CreatedDate");
        return Instant.ofEpochSecond((long) date);
    }

    /// A pending version that is not the current one, too.
    private static boolean isUnfinished(Tree secret) {
        var versions = secret.at("VersionIdsToStages");
        return versions.fields().keySet().stream()
                .map(versions::texts)
                .anyMatch(stages -> stages.contains(PENDING) && !stages.contains(CURRENT));
    }
}
