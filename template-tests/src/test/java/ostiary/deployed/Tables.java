package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import ostiary.adapters.dynamodb.Table;
import ostiary.emulators.aws.stack.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Creates the tables of a stack on DynamoDB Local, from the properties that the template gives them.
final class Tables {
    private static final List<String> COPIED =
            List.of("AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI dynamoDbLocal;

    Tables(URI dynamoDbLocal) {
        this.dynamoDbLocal = dynamoDbLocal;
    }

    void create(Resource table) {
        var request = named(table);
        COPIED.forEach(name -> copy(table.property(name), name, request));
        var stream = table.property("StreamSpecification");
        if (!stream.isMissingNode()) {
            request.set("StreamSpecification", ((ObjectNode) stream.deepCopy()).put("StreamEnabled", true));
        }
        call("CreateTable", request);
        var timeToLive = table.property("TimeToLiveSpecification");
        if (!timeToLive.isMissingNode()) {
            call("UpdateTimeToLive", named(table).set("TimeToLiveSpecification", timeToLive));
        }
    }

    /// For an operator, who needs no role of the template.
    Table open(Resource table) {
        var client = DynamoDbClient.builder()
                .endpointOverride(dynamoDbLocal)
                .region(Region.EU_CENTRAL_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
        return new Table(client, table.ref());
    }

    /// All that is in it.
    List<JsonNode> items(Resource table) {
        var request = named(table).put("ConsistentRead", true);
        var page = call("Scan", request);
        var items = new ArrayList<>(page.required("Items").valueStream().toList());
        while (page.has("LastEvaluatedKey")) {
            page = call("Scan", request.set("ExclusiveStartKey", page.required("LastEvaluatedKey")));
            page.required("Items").forEach(items::add);
        }
        return items;
    }

    /// Every change of it so far, as whoever reads its stream is told.
    List<JsonNode> changes(Resource table) {
        var arn =
                call("DescribeTable", named(table)).at("/Table/LatestStreamArn").asText();
        var stream = JsonNodeFactory.instance.objectNode().put("StreamArn", arn);
        var changes = new ArrayList<JsonNode>();
        for (var shard : callStreams("DescribeStream", stream).at("/StreamDescription/Shards")) {
            changes.addAll(changes(arn, shard.required("ShardId").asText()));
        }
        return changes;
    }

    /// An open shard has no end: it ends here with the first page without records.
    private List<JsonNode> changes(String stream, String shard) {
        var begin = JsonNodeFactory.instance
                .objectNode()
                .put("StreamArn", stream)
                .put("ShardId", shard)
                .put("ShardIteratorType", "TRIM_HORIZON");
        var changes = new ArrayList<JsonNode>();
        var next = callStreams("GetShardIterator", begin).path("ShardIterator");
        while (next.isTextual()) {
            var page = callStreams(
                    "GetRecords", JsonNodeFactory.instance.objectNode().set("ShardIterator", next));
            page.required("Records").forEach(changes::add);
            next = page.required("Records").isEmpty() ? MissingNode.getInstance() : page.path("NextShardIterator");
        }
        return changes;
    }

    void put(Resource table, JsonNode item) {
        call("PutItem", named(table).set("Item", item));
    }

    void delete(Resource table, JsonNode item) {
        var key = JsonNodeFactory.instance.objectNode();
        table.property("KeySchema")
                .valueStream()
                .map(part -> part.required("AttributeName").asText())
                .forEach(name -> key.set(name, item.required(name)));
        call("DeleteItem", named(table).set("Key", key));
    }

    private static void copy(JsonNode property, String name, ObjectNode request) {
        if (!property.isMissingNode()) {
            request.set(name, property);
        }
    }

    private static ObjectNode named(Resource table) {
        return JsonNodeFactory.instance.objectNode().put("TableName", table.ref());
    }

    private JsonNode call(String operation, JsonNode body) {
        return call("DynamoDB_20120810", operation, body);
    }

    private JsonNode callStreams(String operation, JsonNode body) {
        return call("DynamoDBStreams_20120810", operation, body);
    }

    private JsonNode call(String api, String operation, JsonNode body) {
        var request = HttpRequest.newBuilder(dynamoDbLocal)
                .header("X-Amz-Target", api + "." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=deployment/20260101/eu-central-1/dynamodb/aws4_request, "
                                + "SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
