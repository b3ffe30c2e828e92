package ostiary.adapters.secrets;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.secrets.SecretsManagerService;

/// The secrets of the emulated Secrets Manager, without a wire and an SDK before them.
public final class InMemorySecrets implements SecretStore {
    static final Place PLACE = new Place("aws", "eu-central-1", "123456789012");
    private static final String KEY = PLACE.arn("kms", "key/secrets");

    private final SecretsManagerService service = new SecretsManagerService(PLACE);
    private Runnable afterEachCall = () -> {};

    /// The service that has them.
    SecretsManagerService service() {
        return service;
    }

    /// Runs `action` when a call has had its effect and its answer is on the way.
    void afterEachCall(Runnable action) {
        this.afterEachCall = action;
    }

    /// Makes one that rotates.
    public void create(String secretId, String text) {
        service.create(secretId, KEY, text).rotate(true);
    }

    void createWithoutText(String secretId) {
        service.createEmpty(secretId, KEY).rotate(true);
    }

    void disableRotation(String secretId) {
        service.secret(secretId).rotate(false);
    }

    /// The first steps of `RotateSecret`, before it calls the function for the first time.
    public String startRotation(String secretId) {
        return service.startRotation(secretId);
    }

    /// The same, under a version that is known before.
    public void startRotation(String secretId, String version) {
        service.secret(secretId).startRotation(version);
    }

    /// The keys that everybody reads.
    KeySet keys(String secretId) {
        return KeyDocument.read(text(secretId));
    }

    /// The text that everybody reads.
    public String text(String secretId) {
        return service.text(secretId);
    }

    Set<String> labels(String secretId) {
        return described(secretId).labels().values().stream()
                .flatMap(Set::stream)
                .collect(toUnmodifiableSet());
    }

    @Override
    public Versions versions(String secretId) {
        return called(described(secretId));
    }

    private Versions described(String secretId) {
        var secret = service.secret(secretId).describe();
        var labels = secret.required("VersionIdsToStages").properties().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        version -> version.getValue()
                                .valueStream()
                                .map(JsonNode::asText)
                                .collect(toUnmodifiableSet())));
        return new Versions(secret.required("RotationEnabled").asBoolean(), labels);
    }

    @Override
    public Optional<String> readCurrent(String secretId) {
        return called(text(() -> service.secret(secretId).value(Optional.empty(), Optional.of(CURRENT))));
    }

    @Override
    public Optional<String> readPending(String secretId, String version) {
        return called(text(() -> service.secret(secretId).value(Optional.of(version), Optional.of(PENDING))));
    }

    @Override
    public void writePending(String secretId, String version, String text) {
        called(service.secret(secretId).put(version, text, Set.of(PENDING)));
    }

    @Override
    public void makeCurrent(String secretId, Optional<String> from, String to) {
        called(service.secret(secretId).moveLabel(CURRENT, from.orElse(null), to));
    }

    @Override
    public void removePending(String secretId, String version) {
        called(service.secret(secretId).moveLabel(PENDING, version, null));
    }

    /// Empty where the service knows no such text.
    private static Optional<String> text(Supplier<ObjectNode> answer) {
        try {
            return Optional.of(answer.get().required("SecretString").asText());
        } catch (AwsFailure failure) {
            if (failure.type().equals("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private <R> R called(R answer) {
        afterEachCall.run();
        return answer;
    }
}
