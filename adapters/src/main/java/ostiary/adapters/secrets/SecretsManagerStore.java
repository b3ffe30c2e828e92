package ostiary.adapters.secrets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Adapter: the secrets of AWS Secrets Manager. Needs `secretsmanager:DescribeSecret`, `GetSecretValue`,
/// `PutSecretValue` and `UpdateSecretVersionStage`.
public final class SecretsManagerStore implements SecretStore {
    private final SecretsManagerClient secretsManager;

    public SecretsManagerStore(SecretsManagerClient secretsManager) {
        this.secretsManager = secretsManager;
    }

    @Override
    public Versions versions(String secretId) {
        return reaching(secretId, () -> {
            var secret = secretsManager.describeSecret(describe -> describe.secretId(secretId));
            var labels = new HashMap<String, Set<String>>();
            secret.versionIdsToStages().forEach((version, stages) -> labels.put(version, Set.copyOf(stages)));
            return new Versions(Boolean.TRUE.equals(secret.rotationEnabled()), Map.copyOf(labels));
        });
    }

    @Override
    public Optional<String> readCurrent(String secretId) {
        return read(secretId, get -> get.versionStage(CURRENT));
    }

    @Override
    public Optional<String> readPending(String secretId, String version) {
        return read(secretId, get -> get.versionId(version).versionStage(PENDING));
    }

    @Override
    public void writePending(String secretId, String version, String text) {
        reaching(
                secretId,
                () -> secretsManager.putSecretValue(put -> put.secretId(secretId)
                        .clientRequestToken(version)
                        .secretString(text)
                        .versionStages(PENDING)));
    }

    @Override
    public void makeCurrent(String secretId, Optional<String> from, String to) {
        reaching(
                secretId,
                () -> secretsManager.updateSecretVersionStage(update -> update.secretId(secretId)
                        .versionStage(CURRENT)
                        .removeFromVersionId(from.orElse(null))
                        .moveToVersionId(to)));
    }

    @Override
    public void removePending(String secretId, String version) {
        reaching(
                secretId,
                () -> secretsManager.updateSecretVersionStage(update ->
                        update.secretId(secretId).versionStage(PENDING).removeFromVersionId(version)));
    }

    private Optional<String> read(String secretId, Consumer<GetSecretValueRequest.Builder> which) {
        return reaching(secretId, () -> {
            try {
                var got = secretsManager.getSecretValue(get -> which.accept(get.secretId(secretId)));
                return Optional.ofNullable(got.secretString());
            } catch (ResourceNotFoundException noSuchText) {
                return Optional.empty();
            }
        });
    }

    private static <R> R reaching(String secretId, Supplier<R> call) {
        try {
            return call.get();
        } catch (SdkException failed) {
            throw new UnavailableException("secret " + secretId + " is out of reach", failed);
        }
    }
}
