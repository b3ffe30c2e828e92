package ostiary.cdk;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// When an alarm goes off: in `datapoints` of the last `of` periods the value is on the wrong side of the threshold.
///
/// @param missing what a period without a value counts as
record Trigger(ComparisonOperator comparison, double threshold, int datapoints, int of, TreatMissingData missing) {
    /// A fault that people notice at once, by the minute: three bad minutes out of five, since a single one heals
    /// itself, and a quiet service is a sound one.
    static Trigger within5Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 3, 5, TreatMissingData.NOT_BREACHING);
    }

    /// A release waits no longer than some minutes: two of three, by the minute.
    static Trigger withinARelease(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 2, 3, TreatMissingData.NOT_BREACHING);
    }

    /// A tendency, by five minutes: ten minutes out of fifteen.
    static Trigger within15Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 2, 3, TreatMissingData.NOT_BREACHING);
    }
}
