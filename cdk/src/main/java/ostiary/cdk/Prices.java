package ostiary.cdk;

import java.time.LocalDate;
import ostiary.cdk.cost.ListPrice;

/// AWS's prices for the main resources of the service, in US dollars, without free tiers, volume discounts and
/// savings plans. The dashboard estimates the cost of an operation from them.
///
/// Not included: logs, custom metrics, traces, mails, keys and secrets, storage and traffic, which `make cost` has.
///
/// @param region of the prices
/// @param since the day from which all of them are valid
/// @param millionRequests to an HTTP API, of at most 512 KB each (<https://aws.amazon.com/api-gateway/pricing/>)
/// @param millionInvocations of a Lambda function (<https://aws.amazon.com/lambda/pricing/>)
/// @param gibSecond of a Lambda function on arm64; SnapStart costs nothing extra for Java
/// @param millionReads read request units of a table on demand
/// (<https://aws.amazon.com/dynamodb/pricing/on-demand/>)
/// @param millionWrites write request units of a table on demand
public record Prices(
        String region,
        LocalDate since,
        double millionRequests,
        double millionInvocations,
        double gibSecond,
        double millionReads,
        double millionWrites) {
    /// The list prices of `us-east-1`, as of the day when DynamoDB's were halved.
    public static final Prices US_EAST_1 = new Prices(
            ListPrice.REGION,
            ListPrice.SINCE,
            ListPrice.HTTP_API_REQUEST.dollars(),
            ListPrice.LAMBDA_REQUEST.dollars(),
            ListPrice.LAMBDA_GIB_SECOND.dollars(),
            ListPrice.DYNAMODB_READ.dollars(),
            ListPrice.DYNAMODB_WRITE.dollars());
}
