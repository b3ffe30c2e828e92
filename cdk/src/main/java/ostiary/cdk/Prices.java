package ostiary.cdk;

import java.time.LocalDate;

/// What AWS asks for what the service uses most, in US dollars, without free tiers, volume discounts and savings plans.
/// The dashboard estimates from it what an operation costs.
///
/// Not in it: logs, custom metrics, traces, mails, keys and secrets, storage and traffic.
///
/// @param region where they are asked
/// @param since the day from which they are valid: that of the youngest of them
/// @param millionRequests to an HTTP API, of at most 512 KB each (<https://aws.amazon.com/api-gateway/pricing/>)
/// @param millionInvocations of a Lambda function (<https://aws.amazon.com/lambda/pricing/>)
/// @param gibSecond of a Lambda function on arm64, SnapStart included: for Java it costs nothing more
/// @param millionReads read request units of a table on demand (<https://aws.amazon.com/dynamodb/pricing/on-demand/>)
/// @param millionWrites write request units of a table on demand
public record Prices(
        String region,
        LocalDate since,
        double millionRequests,
        double millionInvocations,
        double gibSecond,
        double millionReads,
        double millionWrites) {
    /// The list prices of `us-east-1`. The youngest are DynamoDB's, halved on that day.
    public static final Prices US_EAST_1 =
            new Prices("us-east-1", LocalDate.of(2024, 11, 1), 1.00, 0.20, 0.0000133334, 0.125, 0.625);
}
