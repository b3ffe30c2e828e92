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
/// To read a secret, the caller must be allowed to decrypt with its KMS key; to write one, also to generate a data key
/// (AWS Secrets Manager User Guide, "Secret encryption and decryption": "How Secrets Manager uses your KMS key").
public final class SecretsManagerService implements AwsService {
    /// The supported operations and the request members that each accepts.
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

    /// Creates a secret with a first version.
    ///
    /// @param kmsKeyArn empty for `aws/secretsmanager`, which whoever may use the secret may use, too
    public Secret create(String arn, String kmsKeyArn, String text) {
        var secret = createEmpty(arn, kmsKeyArn);
        secret.put(UUID.randomUUID().toString(), text, Set.of());
        return secret;
    }

    /// Creates a secret without versions.
    public Secret createEmpty(String arn, String kmsKeyArn) {
        var secret = new Secret(arn, kmsKeyArn);
        secrets.put(arn, secret);
        return secret;
    }

    /// Returns a secret by its ARN.
    ///
    /// @throws AwsFailure if there is none
    public Secret secret(String arn) {
        return find(arn).orElseThrow(Secret::noSuchValue);
    }

    public List<String> arns() {
        return List.copyOf(secrets.keySet());
    }

    /// Replaces a secret with a new one that has the same ARN and key but only the given text.
    public void replace(String arn, String text) {
        create(arn, secret(arn).kmsKeyArn(), text);
    }

    /// The texts of all versions of all secrets.
    public List<String> texts() {
        return secrets.values().stream()
                .flatMap(secret -> secret.texts().stream())
                .toList();
    }

    /// Turns rotation on, as creating a rotation schedule does.
    public void enableRotation(String arn) {
        secret(arn).rotate(true);
    }

    /// Performs the part of `RotateSecret` that precedes the function call: it puts `AWSPENDING` on a new version.
    ///
    /// @return the id of the version, which the function gets as its `ClientRequestToken`
    /// @throws IllegalStateException if rotation is off or the previous rotation has not completed
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

    /// The id of the version with a staging label such as `AWSPENDING`; empty if there is none.
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
                .filter(secret -> !secret.kmsKeyArn().isEmpty())
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

    /// Secrets that do not exist also get an ARN, so that a caller without permission can't find
    /// out whether a secret exists.
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
