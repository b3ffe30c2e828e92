package ostiary.cdk;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// The condition of an alarm: in `datapoints` of the last `of` periods the value is beyond the threshold.
///
/// @param missing how a period without a value counts
record Trigger(ComparisonOperator comparison, double threshold, int datapoints, int of, TreatMissingData missing) {
    /// A trigger for failures that users notice at once: three of five one-minute periods, since a single one
    /// recovers by itself; missing data counts as healthy.
    static Trigger within5Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 3, 5, TreatMissingData.NOT_BREACHING);
    }

    /// A trigger for new versions, since a release waits only some minutes: two of three one-minute periods.
    static Trigger withinARelease(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 2, 3, TreatMissingData.NOT_BREACHING);
    }

    /// A trigger for trends: two of three five-minute periods.
    static Trigger within15Minutes(ComparisonOperator comparison, double threshold) {
        return new Trigger(comparison, threshold, 2, 3, TreatMissingData.NOT_BREACHING);
    }
}
