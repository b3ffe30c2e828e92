package ostiary.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// When an alarm goes off: in `datapoints` of the last `of` periods the value is on the wrong side of the threshold.
///
/// @param missing what a period without a value counts as
record Trigger(
        ComparisonOperator comparison,
        double threshold,
        Duration period,
        int datapoints,
        int of,
        TreatMissingData missing) {
    /// A fault that people notice at once: three bad minutes out of five, since a single one heals itself, and a quiet
    /// service is a sound one.
    static Trigger within5Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, Duration.minutes(1), 3, 5, TreatMissingData.NOT_BREACHING);
    }

    /// A tendency: ten minutes out of fifteen.
    static Trigger within15Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, Duration.minutes(5), 2, 3, TreatMissingData.NOT_BREACHING);
    }
}
