package ostiary.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The key of KMS that encrypts every log group. CloudWatch Logs uses it by its own name, whoever writes or reads, so
/// the key's policy has to let it, and nobody else's has to
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>).
public sealed interface LogKey {
    /// A key of the app, whose policy is given what it needs.
    record OfTheApp(IKey key) implements LogKey {}

    /// A key from elsewhere in the same region, by ARN. Its policy must have the statement in docs/guardrails.md.
    record Existing(String arn) implements LogKey {
        private static final String ARN = "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}";

        public Existing {
            Checks.require(
                    Token.isUnresolved(arn) || arn.matches(ARN),
                    "logKey must be the ARN of a key of KMS, and not of an alias, not " + arn);
        }
    }

    /// The key, for a log group in `scope`.
    ///
    /// @param scope of one log group
    default IKey in(Construct scope) {
        return switch (this) {
            case Existing(var arn) -> Key.fromKeyArn(scope, "LogKey", arn);
            case OfTheApp(var key) -> {
                key.addToResourcePolicy(statement(scope));
                yield key;
            }
        };
    }

    /// The statement for the log groups of this account and region. Their names can't be in it: CloudFormation
    /// makes them up once the key is there.
    private static PolicyStatement statement(Construct scope) {
        var stack = Stack.of(scope);
        var groups = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .resourceName("*")
                .build());
        return PolicyStatement.Builder.create()
                .sid("CloudWatchLogs")
                .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }
}
