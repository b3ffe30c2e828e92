package ostiary.emulators.aws.secrets;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// Secrets Manager, in memory.
///
/// Whoever reads a text decrypts it with the secret's KMS key, and whoever writes one also has a data key made
/// (AWS Secrets Manager User Guide, "Secret encryption and decryption": "How Secrets Manager uses your KMS key").
public final class SecretsManagerService implements AwsService {
    /// What each operation may be asked with.
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "DescribeSecret", Set.of("SecretId"),
            "GetSecretValue", Set.of("SecretId", "VersionId", "VersionStage"),
            "PutSecretValue", Set.of("SecretId", "ClientRequestToken", "SecretString", "VersionStages"),
            "UpdateSecretVersionStage", Set.of("SecretId", "VersionStage", "RemoveFromVersionId", "MoveToVersionId"));

    private final Place place;
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    public SecretsManagerService(Place place) {
        this.place = place;
    }

    /// Makes a secret with a first version.
    public Secret create(String arn, String kmsKeyArn, String text) {
        var secret = createEmpty(arn, kmsKeyArn);
        secret.put(UUID.randomUUID().toString(), text, Set.of());
        return secret;
    }

    /// Makes a secret without a version.
    public Secret createEmpty(String arn, String kmsKeyArn) {
        var secret = new Secret(arn, kmsKeyArn);
        secrets.put(arn, secret);
        return secret;
    }

    /// One of them.
    ///
    /// @throws AwsFailure if there is none
    public Secret secret(String arn) {
        return find(arn).orElseThrow(Secret::noSuchValue);
    }

    public List<String> arns() {
        return List.copyOf(secrets.keySet());
    }

    /// Puts another text where a secret was.
    public void replace(String arn, String text) {
        create(arn, secret(arn).kmsKeyArn(), text);
    }

    /// Every text that a secret has or had.
    public List<String> texts() {
        return secrets.values().stream()
                .flatMap(secret -> secret.texts().stream())
                .toList();
    }

    /// What a rotation schedule does.
    public void enableRotation(String arn) {
        secret(arn).rotate(true);
    }

    /// What `RotateSecret` does before it calls the function: gives a new version the label `AWSPENDING`.
    ///
    /// @return the version, which the function gets as its token
    /// @throws IllegalStateException if it does not rotate or the last rotation is not complete
    public String startRotation(String arn) {
        var version = UUID.randomUUID().toString();
        secret(arn).startRotation(version);
        return version;
    }

    /// The text of the current version.
    public String text(String arn) {
        return secret(arn)
                .value(Optional.empty(), Optional.empty())
                .path("SecretString")
                .asText();
    }

    /// The version that has a label, such as `AWSPENDING`; empty if none has.
    public Optional<String> version(String arn, String label) {
        return secret(arn).version(label);
    }

    @Override
    public String name() {
        return "secretsmanager";
    }

    @Override
    public String operation(AwsRequest request) {
        return request.operation("secretsmanager");
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var operation = operation(request);
        var members = OPERATIONS.get(operation);
        if (members == null) {
            throw new UnmodelledException("Secrets Manager operation " + operation);
        }
        AwsRequest.onlyHas(request.json(), members);
        var needs = new ArrayList<Access>();
        needs.add(Access.of("secretsmanager:" + operation, arn(secretId(request))));
        find(secretId(request))
                .ifPresent(secret ->
                        keyUses(operation).forEach(use -> needs.add(place.through(name(), use, secret.kmsKeyArn()))));
        return List.copyOf(needs);
    }

    private static List<String> keyUses(String operation) {
        return switch (operation) {
            case "GetSecretValue" -> List.of("kms:Decrypt");
            case "PutSecretValue" -> List.of("kms:GenerateDataKey", "kms:Decrypt");
            default -> List.of();
        };
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var secret = find(secretId(request)).orElseThrow(Secret::noSuchValue);
        return AwsAnswer.ok("application/x-amz-json-1.1", answer(secret, request));
    }

    private ObjectNode answer(Secret secret, AwsRequest request) {
        return switch (operation(request)) {
            case "DescribeSecret" -> secret.describe();
            case "GetSecretValue" -> secret.value(request.text("VersionId"), request.text("VersionStage"));
            case "PutSecretValue" ->
                secret.put(token(request), request.required("SecretString").asText(), labels(request));
            case "UpdateSecretVersionStage" ->
                secret.moveLabel(
                        request.required("VersionStage").asText(),
                        request.text("RemoveFromVersionId").orElse(null),
                        request.text("MoveToVersionId").orElse(null));
            default -> throw new UnmodelledException(operation(request));
        };
    }

    private static String token(AwsRequest request) {
        var token = request.required("ClientRequestToken").asText();
        if (token.length() < 32 || token.length() > 64) {
            throw new AwsFailure(400, "InvalidParameterException", "ClientRequestToken must be 32-64 characters long.");
        }
        return token;
    }

    private static Set<String> labels(AwsRequest request) {
        return request.json()
                .path("VersionStages")
                .valueStream()
                .map(JsonNode::asText)
                .collect(toUnmodifiableSet());
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(
                400, "AccessDeniedException", denial.isOfKey() ? "Access to KMS is not allowed" : denial.message());
    }

    private static String secretId(AwsRequest request) {
        return request.required("SecretId").asText();
    }

    /// Of a secret that does not exist, too: who may not use it does not learn that.
    private String arn(String id) {
        return find(id).map(Secret::arn)
                .orElseGet(() -> id.startsWith("arn:") ? id : place.arn(name(), "secret:" + id));
    }

    private Optional<Secret> find(String id) {
        return secrets.values().stream()
                .filter(secret -> id.equals(id.startsWith("arn:") ? secret.arn() : secret.name()))
                .findAny();
    }
}
