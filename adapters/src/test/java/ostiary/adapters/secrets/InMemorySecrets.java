package ostiary.adapters.secrets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Secrets Manager as its API reference describes it: a version's text is given once, a label is on one version of a
/// secret, and a version without a label is as good as gone.
public final class InMemorySecrets implements SecretStore {
    private static final String PREVIOUS = "AWSPREVIOUS";

    private static final class Secret {
        final Map<String, String> texts = new HashMap<>();
        final Map<String, String> labels = new HashMap<>();
        boolean rotationEnabled = true;
    }

    private final Map<String, Secret> secrets = new HashMap<>();
    private Runnable afterEachCall = () -> {};

    /// Runs `action` when a call has had its effect and its answer is on the way.
    void afterEachCall(Runnable action) {
        this.afterEachCall = action;
    }

    public void create(String secretId, String text) {
        secrets.put(secretId, new Secret());
        put(secretId, UUID.randomUUID().toString(), text, CURRENT);
    }

    void createWithoutText(String secretId) {
        secrets.put(secretId, new Secret());
    }

    void disableRotation(String secretId) {
        secret(secretId).rotationEnabled = false;
    }

    /// What `RotateSecret` does before it calls the function for the first time.
    public String startRotation(String secretId) {
        return startRotation(secretId, UUID.randomUUID().toString());
    }

    public String startRotation(String secretId, String version) {
        var labels = secret(secretId).labels;
        if (labels.containsKey(PENDING) && !labels.get(PENDING).equals(labels.get(CURRENT))) {
            throw new IllegalStateException("a previous rotation is not complete");
        }
        labels.put(PENDING, version);
        return version;
    }

    /// What everybody reads.
    KeySet keys(String secretId) {
        return KeyDocument.read(text(secretId));
    }

    public String text(String secretId) {
        return readLabelled(secretId, CURRENT).orElseThrow();
    }

    Set<String> labels(String secretId) {
        return Set.copyOf(secret(secretId).labels.keySet());
    }

    @Override
    public Versions versions(String secretId) {
        var secret = secret(secretId);
        var labels = new HashMap<String, Set<String>>();
        secret.labels.forEach((label, version) ->
                labels.computeIfAbsent(version, _ -> new HashSet<>()).add(label));
        return called(new Versions(secret.rotationEnabled, labels));
    }

    @Override
    public Optional<String> readCurrent(String secretId) {
        return called(readLabelled(secretId, CURRENT));
    }

    @Override
    public Optional<String> readPending(String secretId, String version) {
        boolean isPending = version.equals(secret(secretId).labels.get(PENDING));
        return called(isPending ? readLabelled(secretId, PENDING) : Optional.empty());
    }

    @Override
    public void writePending(String secretId, String version, String text) {
        put(secretId, version, text, PENDING);
        called(text);
    }

    @Override
    public void writeCurrent(String secretId, String text) {
        put(secretId, UUID.randomUUID().toString(), text, CURRENT);
        called(text);
    }

    @Override
    public void makeCurrent(String secretId, Optional<String> from, String to) {
        var secret = secret(secretId);
        if (!Optional.ofNullable(secret.labels.get(CURRENT)).equals(from)) {
            throw new IllegalStateException("the label is on another version");
        }
        if (!secret.texts.containsKey(to)) {
            throw new IllegalStateException("no such version");
        }
        move(secret, CURRENT, to);
        called(to);
    }

    @Override
    public void removePending(String secretId, String version) {
        if (!secret(secretId).labels.remove(PENDING, version)) {
            throw new IllegalStateException("the label is on another version");
        }
        called(version);
    }

    private void put(String secretId, String version, String text, String label) {
        var secret = secret(secretId);
        var before = secret.texts.putIfAbsent(version, text);
        if (before != null && !before.equals(text)) {
            throw new IllegalStateException("the version has another text");
        }
        move(secret, label, version);
    }

    private static void move(Secret secret, String label, String version) {
        var from = secret.labels.put(label, version);
        if (label.equals(CURRENT) && from != null && !from.equals(version)) {
            secret.labels.put(PREVIOUS, from);
        }
    }

    private Optional<String> readLabelled(String secretId, String label) {
        var secret = secret(secretId);
        return Optional.ofNullable(secret.labels.get(label)).map(secret.texts::get);
    }

    private Secret secret(String secretId) {
        return Optional.ofNullable(secrets.get(secretId)).orElseThrow();
    }

    private <R> R called(R answer) {
        afterEachCall.run();
        return answer;
    }
}
