package ostiary.cdk;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;

/// A table that is there already, such as one that was restored. It stays when the stack goes, whatever
/// [OstiaryProps#keepData()] says, and what the stack would set of it (time to live, recovery, protection) is left to
/// whoever made it: `docs/restore.md`.
///
/// @param arn of a table with Ostiary's keys, in the stack's account and region
/// @param key the ARN of the KMS key that it is encrypted with; its policy lets the account's IAM policies decide, as
/// by default
/// @param stream the ARN of its stream, if it has one: for readers of [Ostiary#table()]
public record ExistingTable(String arn, String key, Optional<String> stream) {
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html>
    private static final Pattern TABLE =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[a-zA-Z0-9_.-]{3,255}");

    public ExistingTable {
        Checks.require(
                Token.isUnresolved(arn) || TABLE.matcher(arn).matches(),
                "table must be the ARN of a table of DynamoDB, not " + arn);
        Checks.key("tableKey", key);
        Whereabouts.requireTogether("tableKey must be in the account and the region of table", arn, key);
        var table = arn;
        stream.ifPresent(label -> Checks.require(
                Token.isUnresolved(label) || Token.isUnresolved(table) || label.startsWith(table + "/stream/"),
                "tableStream must be the ARN of the stream of table, not " + label));
    }

    /// A table whose stream nobody reads.
    public ExistingTable(String arn, String key) {
        this(arn, key, Optional.empty());
    }
}
