package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.DestinationConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterCriteriaProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.MetricsConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.OnFailureProperty;

/// The stream of the table as a function reads it. Lambda reads on behalf of the function's role, so that has to be let
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html>).
///
/// @param table with a stream
record TableStream(OstiaryTable table) {
    private static final int BATCH = 100;
    private static final int WINDOW_SECONDS = 1;

    /// Batches of one shard at once, each of other partitions: a change that can't be told holds up a fourth of them.
    private static final int AT_ONCE = 4;

    /// After so long, or so many tries, a change goes to the bucket; the stream itself forgets after a day.
    private static final int OLDEST_SECONDS = 6 * 60 * 60;

    private static final int MOST_RETRIES = 60;

    private static final List<String> READ = List.of(
            "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams");

    /// Gives the function the changes that may be events; never a refresh.
    CfnEventSourceMapping feed(AuthFunction function, UndeliveredChanges undelivered) {
        var stream = table.streamArn();
        function.allow(READ, List.of(stream));
        table.letDecrypt(function.grantee());
        var mapping = CfnEventSourceMapping.Builder.create(function, "Stream")
                .functionName(function.function().getFunctionName())
                .eventSourceArn(stream)
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH)
                .maximumBatchingWindowInSeconds(WINDOW_SECONDS)
                .parallelizationFactor(AT_ONCE)
                .bisectBatchOnFunctionError(true)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .maximumRetryAttempts(MOST_RETRIES)
                .maximumRecordAgeInSeconds(OLDEST_SECONDS)
                .filterCriteria(FilterCriteriaProperty.builder()
                        .filters(ChangeFilters.ALL.stream()
                                .map(pattern -> FilterProperty.builder()
                                        .pattern(pattern)
                                        .build())
                                .toList())
                        .build())
                .destinationConfig(DestinationConfigProperty.builder()
                        .onFailure(OnFailureProperty.builder()
                                .destination(undelivered.arn())
                                .build())
                        .build())
                .metricsConfig(MetricsConfigProperty.builder()
                        .metrics(List.of("EventCount"))
                        .build())
                .build();
        // Lambda looks whether the role may read before it takes a mapping.
        mapping.getNode().addDependency(function.role());
        return mapping;
    }
}
