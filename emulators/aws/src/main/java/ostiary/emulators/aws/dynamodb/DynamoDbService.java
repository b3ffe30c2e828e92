package ostiary.emulators.aws.dynamodb;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// DynamoDB: forwards authorized requests to DynamoDB Local and returns its responses unchanged.
///
/// Every read and write of a table also uses the table's KMS key (DynamoDB Developer Guide, "DynamoDB
/// encryption at rest usage notes"). AWS calls KMS once per caller in five minutes; the emulator checks the
/// permission on every request.
///
/// Streams are not modelled: Lambda reads them on behalf of the functions, which never call them.
public final class DynamoDbService implements AwsService {
    private static final String API = "DynamoDB_20120810";
    private static final String DESCRIBE = "DescribeTable";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> RESPONSE_HEADERS = Set.of("content-type", "x-amz-crc32", "x-amzn-requestid");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private static final int OK = 200;

    private record Table(String arn, String kmsKeyArn) {}

    private final URI dynamoDbLocal;
    private final Place place;
    private final String partitionKey;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    /// Creates a service without tables.
    ///
    /// @param partitionKey the name of the partition key, which must be the same in every table
    public DynamoDbService(URI dynamoDbLocal, Place place, String partitionKey) {
        this.dynamoDbLocal = dynamoDbLocal;
        this.place = place;
        this.partitionKey = partitionKey;
    }

    /// Registers the ARN and KMS key of a table that exists in DynamoDB Local.
    public void table(String name, String arn, String kmsKeyArn) {
        tables.put(name, new Table(arn, kmsKeyArn));
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public String operation(AwsRequest request) {
        return request.operation(API);
    }

    /// The DynamoDB actions, followed by `kms:Decrypt` on the key of each table.
    @Override
    public List<Access> needs(AwsRequest request) {
        if (operation(request).equals(DESCRIBE)) {
            return List.of(Access.of(
                    "dynamodb:" + DESCRIBE, arn(request.required("TableName").asText())));
        }
        var uses = TableUse.of(operation(request), request, partitionKey);
        var needs = new ArrayList<Access>();
        uses.stream().flatMap(this::accesses).forEach(needs::add);
        uses.stream()
                .map(TableUse::table)
                .map(name -> Optional.ofNullable(tables.get(name)))
                .flatMap(Optional::stream)
                .forEach(table -> needs.add(place.through(name(), "kms:Decrypt", table.kmsKeyArn())));
        return needs.stream().distinct().toList();
    }

    /// Each value of a condition key with several is checked in an access of its own.
    private Stream<Access> accesses(TableUse use) {
        var common = new HashMap<String, String>();
        use.partition().ifPresent(partition -> common.put("dynamodb:LeadingKeys", partition));
        use.returnValues().ifPresent(values -> common.put("dynamodb:ReturnValues", values));
        use.select().ifPresent(select -> common.put("dynamodb:Select", select));
        var contexts = use.attributes().isEmpty()
                ? Stream.of(common)
                : use.attributes().stream().map(name -> {
                    var context = new HashMap<>(common);
                    context.put("dynamodb:Attributes", name);
                    return context;
                });
        return contexts.map(context -> new Access("dynamodb:" + use.action(), arn(use.table()) + use.index(), context));
    }

    /// Tables that do not exist also get an ARN, so that a caller without permission can't find
    /// out whether a table exists.
    private String arn(String table) {
        return Optional.ofNullable(tables.get(table))
                .map(Table::arn)
                .orElseGet(() -> place.arn(name(), "table/" + table));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) throws IOException, InterruptedException {
        var forwarded = HttpRequest.newBuilder(dynamoDbLocal)
                .timeout(TIMEOUT)
                .header("Content-Type", request.header("Content-Type"))
                .header("X-Amz-Target", request.header("X-Amz-Target"))
                .header("Authorization", request.header("Authorization"))
                .POST(BodyPublishers.ofByteArray(request.body()))
                .build();
        var answer = HTTP.send(forwarded, BodyHandlers.ofByteArray());
        var headers = answer.headers().map().entrySet().stream()
                .filter(header -> RESPONSE_HEADERS.contains(header.getKey()))
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
        return operation(request).equals(DESCRIBE) && answer.statusCode() == OK
                ? AwsAnswer.ok("application/x-amz-json-1.0", described(answer.body()))
                : new AwsAnswer(answer.statusCode(), headers, answer.body());
    }

    /// DynamoDB Local knows neither the account nor keys.
    private JsonNode described(byte[] body) throws IOException {
        var answer = JSON.readTree(body);
        var described = (ObjectNode) answer.required("Table");
        var table = tables.get(described.required("TableName").asText());
        if (table == null) {
            throw new UnmodelledException("a table that is not the stack's");
        }
        described
                .put("TableArn", table.arn())
                .putObject("SSEDescription")
                .put("Status", "ENABLED")
                .put("SSEType", "KMS")
                .put("KMSMasterKeyArn", table.kmsKeyArn());
        return answer;
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        var message = denial.isOfKey()
                ? "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: " + denial.message()
                : denial.message();
        return new AwsFailure(400, "AccessDeniedException", message);
    }
}
