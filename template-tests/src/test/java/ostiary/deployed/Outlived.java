package ostiary.deployed;

import java.util.Map;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.secrets.SecretsManagerService;

/// The things that are there and not the stack's: a table, and the secrets that a stack has left which is gone.
///
/// @param table the name of a table that is in DynamoDB Local
/// @param tableKey the ARN of the key that it is encrypted with
/// @param secrets their newest texts by their ARNs
/// @param secretsKey the ARN of the key that they are encrypted with
record Outlived(String table, String tableKey, Map<String, String> secrets, String secretsKey) {
    /// A table alone.
    static Outlived ofTable(String table, String key) {
        return new Outlived(table, key, Map.of(), "");
    }

    void register(DynamoDbService dynamoDb, SecretsManagerService secretsManager) {
        dynamoDb.table(table, arn(), tableKey);
        secrets.forEach((arn, text) -> secretsManager.create(arn, secretsKey, text));
    }

    /// Of the table.
    String arn() {
        return DeployedStack.HERE.arn("dynamodb", "table/" + table);
    }
}
