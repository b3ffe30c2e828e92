package ostiary.deployed;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.iam.Access;

/// DynamoDB as it may be, for all that its pages say: one operation needs other rights than we take it to.
record OtherDynamoDb(AwsService dynamoDb, String operation, UnaryOperator<List<Access>> rights) implements AwsService {
    /// A transaction has no value for `dynamodb:LeadingKeys`, and `ForAllValues` holds then.
    static AwsService withoutLeadingKeys(AwsService dynamoDb) {
        return new OtherDynamoDb(
                dynamoDb,
                "TransactWriteItems",
                needs -> needs.stream().map(OtherDynamoDb::anywhere).toList());
    }

    /// An attribute that only a condition names is no matter of rights.
    static AwsService blindToConditions(AwsService dynamoDb) {
        return new OtherDynamoDb(
                dynamoDb,
                "PutItem",
                needs -> needs.stream()
                        .filter(need -> !"asked".equals(need.context().get("dynamodb:Attributes")))
                        .toList());
    }

    /// A write asks for a data key as its caller.
    static AwsService wantingDataKeys(AwsService dynamoDb) {
        return new OtherDynamoDb(
                dynamoDb,
                "PutItem",
                needs -> needs.stream()
                        .flatMap(need -> need.action().equals("kms:Decrypt")
                                ? Stream.of(need, new Access("kms:GenerateDataKey", need.resource(), need.context()))
                                : Stream.of(need))
                        .toList());
    }

    private static Access anywhere(Access access) {
        var context = new HashMap<>(access.context());
        context.remove("dynamodb:LeadingKeys");
        return new Access(access.action(), access.resource(), context);
    }

    @Override
    public String name() {
        return dynamoDb.name();
    }

    @Override
    public String operation(AwsRequest request) {
        return dynamoDb.operation(request);
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var needs = dynamoDb.needs(request);
        return operation(request).equals(operation) ? rights.apply(needs) : needs;
    }

    @Override
    public AwsAnswer perform(AwsRequest request) throws IOException, InterruptedException {
        return dynamoDb.perform(request);
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return dynamoDb.refuse(denial);
    }
}
