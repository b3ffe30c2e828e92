package ostiary.emulators.aws.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ostiary.emulators.aws.AwsFailure;

/// A secret and its versions, as the Secrets Manager API reference describes them. The text of a version never changes,
/// a staging label is on at most one version, and a version without labels is deprecated and can be deleted.
public final class Secret {
    /// The staging label of the version that clients read by default.
    public static final String CURRENT = "AWSCURRENT";
    /// The staging label of the version that a rotation creates.
    public static final String PENDING = "AWSPENDING";
    private static final String PREVIOUS = "AWSPREVIOUS";

    /// Secrets Manager appends a hyphen and six random characters to the name.
    private static final Pattern ARN = Pattern.compile("arn:.+:secret:.+-[A-Za-z0-9]{6}");

    private final String arn;
    private final String kmsKeyArn;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private boolean rotates;

    /// Creates a secret without versions.
    Secret(String arn, String kmsKeyArn) {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("no ARN of a secret: " + arn);
        }
        this.arn = arn;
        this.kmsKeyArn = kmsKeyArn;
    }

    String arn() {
        return arn;
    }

    String name() {
        return arn.substring(arn.indexOf(":secret:") + ":secret:".length(), arn.length() - "-AbCdEf".length());
    }

    String kmsKeyArn() {
        return kmsKeyArn;
    }

    synchronized List<String> texts() {
        return List.copyOf(texts.values());
    }

    /// The id of the version with a staging label; empty if there is none.
    public synchronized Optional<String> version(String label) {
        return Optional.ofNullable(holders.get(label));
    }

    /// Turns rotation on or off, as creating or deleting a rotation schedule does.
    public synchronized void rotate(boolean enabled) {
        rotates = enabled;
    }

    /// Performs the part of `RotateSecret` that precedes the function call: it puts `AWSPENDING` on a
    /// version that has no text yet.
    ///
    /// @throws IllegalStateException if rotation is off or the previous rotation has not completed
    public synchronized void startRotation(String version) {
        var pending = holders.get(PENDING);
        if (!rotates || (pending != null && !pending.equals(holders.get(CURRENT)))) {
            throw new IllegalStateException(rotates ? "a previous rotation is not complete" : "it does not rotate");
        }
        holders.put(PENDING, version);
    }

    /// Performs `DescribeSecret`.
    public synchronized ObjectNode describe() {
        var answer = head().put("KmsKeyId", kmsKeyArn).put("RotationEnabled", rotates);
        var versions = answer.putObject("VersionIdsToStages");
        new TreeSet<>(holders.values()).forEach(version -> labels(version).forEach(versions.putArray(version)::add));
        return answer;
    }

    /// Performs `GetSecretValue`. If a version and a label are both given, the label must be on that version.
    ///
    /// @throws AwsFailure if there is no such version, or the label is on another
    public synchronized ObjectNode value(Optional<String> version, Optional<String> label) {
        var wanted = version.or(() -> Optional.ofNullable(holders.get(label.orElse(CURRENT))));
        var text = wanted.map(texts::get).orElseThrow(Secret::noSuchValue);
        if (version.isPresent() && label.isPresent() && !version.get().equals(holders.get(label.get()))) {
            throw invalidRequest("You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return versionHead(wanted.get()).put("SecretString", text);
    }

    /// Performs `PutSecretValue`. The first version always becomes current. Repeating a request with
    /// the same text has no effect.
    ///
    /// @throws AwsFailure if the version exists with another text
    public synchronized ObjectNode put(String version, String text, Set<String> labels) {
        boolean isFirst = texts.isEmpty();
        var before = texts.putIfAbsent(version, text);
        if (before != null && !before.equals(text)) {
            throw new AwsFailure(400, "ResourceExistsException", "The version exists with another text.");
        }
        if (before == null) {
            labels.forEach(label -> move(label, version));
            if (isFirst || labels.isEmpty()) {
                move(CURRENT, version);
            }
        }
        return versionHead(version);
    }

    /// Performs `UpdateSecretVersionStage`. To move a label, `from` must name the version that has it; `AWSCURRENT`
    /// can be moved but not removed.
    ///
    /// @throws AwsFailure if `from` does not have the label, or `to` is unknown or missing where it is required
    public synchronized ObjectNode moveLabel(String label, @Nullable String from, @Nullable String to) {
        var holder = holders.get(label);
        if (holder == null ? from != null : !holder.equals(from)) {
            throw invalidParameter("RemoveFromVersionId is not the version that has the label.");
        }
        if (to == null && (from == null || label.equals(CURRENT))) {
            throw invalidParameter("The label must be moved to a version.");
        }
        if (to == null) {
            holders.remove(label);
        } else if (texts.containsKey(to)) {
            move(label, to);
        } else {
            throw invalidParameter("MoveToVersionId is not a version of the secret.");
        }
        return head();
    }

    private void move(String label, String version) {
        var from = holders.put(label, version);
        if (label.equals(CURRENT) && from != null && !from.equals(version)) {
            holders.put(PREVIOUS, from);
        }
    }

    private List<String> labels(String version) {
        return holders.entrySet().stream()
                .filter(holder -> holder.getValue().equals(version))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private ObjectNode head() {
        return JsonNodeFactory.instance.objectNode().put("ARN", arn).put("Name", name());
    }

    private ObjectNode versionHead(String version) {
        var answer = head().put("VersionId", version);
        labels(version).forEach(answer.putArray("VersionStages")::add);
        return answer;
    }

    static AwsFailure noSuchValue() {
        return new AwsFailure(
                400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret value.");
    }

    private static AwsFailure invalidRequest(String message) {
        return new AwsFailure(400, "InvalidRequestException", message);
    }

    private static AwsFailure invalidParameter(String message) {
        return new AwsFailure(400, "InvalidParameterException", message);
    }
}
