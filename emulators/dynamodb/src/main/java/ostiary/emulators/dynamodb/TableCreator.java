package ostiary.emulators.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import ostiary.blueprint.SearchShape;
import ostiary.blueprint.TrailShape;

/// Creates the table where no stack does: on a laptop and in tests. Its shape comes from the
/// blueprint, like the stack's.
///
/// It speaks DynamoDB's protocol itself: the SDK on this module's class path is an old one, for the server.
///
/// @param dynamoDb the URL of DynamoDB Local
public record TableCreator(URI dynamoDb) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /// DynamoDB Local requires a signature but does not check it.
    private static final String ANYBODY = "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, "
            + "SignedHeaders=host, Signature=none";

    /// Leaves an existing table as it is: it has this shape already, since names are not shared between shapes.
    ///
    /// @return `name`
    /// @throws UncheckedIOException if the database is unreachable or refuses
    public String create(String name) {
        return create(name, "");
    }

    /// The same, with a stream of new and old images, as the stack's table has one. DynamoDB Local is slower
    /// with it, the more was written: tests of many writes do without.
    public String createWithStream(String name) {
        return create(name, """
            , "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}\
            """);
    }

    /// Creates the table of the copy in which operators search ([SearchShape]).
    ///
    /// @return `name`
    public String createSearch(String name) {
        var attributes = SearchShape.keys().stream()
                .map("{\"AttributeName\": \"%s\", \"AttributeType\": \"S\"}"::formatted)
                .collect(Collectors.joining(", "));
        var indexes = SearchShape.INDEXES.stream()
                .map(index -> """
                    {"IndexName": "%s", "Projection": {"ProjectionType": "ALL"},
                     "KeySchema": [{"AttributeName": "%s", "KeyType": "HASH"},
                                   {"AttributeName": "%s", "KeyType": "RANGE"}]}\
                    """.formatted(index.name(), index.partition(), index.sort()))
                .collect(Collectors.joining(", "));
        call(
                "CreateTable",
                """
                {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": [%s],
                 "KeySchema": [{"AttributeName": "%s", "KeyType": "HASH"}], "GlobalSecondaryIndexes": [%s]}
                """.formatted(name, attributes, SearchShape.PARTITION_KEY, indexes),
                "ResourceInUseException");
        return name;
    }

    /// Creates the table of the audit trail ([TrailShape]).
    ///
    /// @return `name`
    public String createTrail(String name) {
        call("CreateTable", """
            {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "%2$s", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "%2$s", "KeyType": "HASH"}]}
            """.formatted(name, TrailShape.PARTITION_KEY), "ResourceInUseException");
        return name;
    }

    private String create(String name, String more) {
        call("CreateTable", """
            {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "%2$s", "AttributeType": "S"},
                                      {"AttributeName": "%3$s", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "%2$s", "KeyType": "HASH"},
                           {"AttributeName": "%3$s", "KeyType": "RANGE"}]%4$s}
            """.formatted(name, PARTITION_KEY, SORT_KEY, more), "ResourceInUseException");
        return name;
    }

    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html>
    private void call(String operation, String body, String done) {
        try {
            var connection = (HttpURLConnection) dynamoDb.toURL().openConnection();
            connection.setConnectTimeout((int) TIMEOUT.toMillis());
            connection.setReadTimeout((int) TIMEOUT.toMillis());
            connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
            connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810." + operation);
            connection.setRequestProperty("Authorization", ANYBODY);
            connection.setDoOutput(true);
            try (var request = connection.getOutputStream()) {
                request.write(body.getBytes(UTF_8));
            }
            if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
                return;
            }
            try (var refusal = connection.getErrorStream()) {
                var text = new String(refusal.readAllBytes(), UTF_8);
                if (!text.contains(done)) {
                    throw new IOException(operation + ": " + text);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
