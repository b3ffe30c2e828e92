package ostiary.adapters.secrets;

import java.util.Optional;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Adapter: the current version of a secret in AWS Secrets Manager. Needs `secretsmanager:GetSecretValue`.
public final class SecretsManagerSecret implements TextSource {
    private final SecretsManagerClient secretsManager;
    private final String arn;

    public SecretsManagerSecret(SecretsManagerClient secretsManager, String arn) {
        this.secretsManager = secretsManager;
        this.arn = arn;
    }

    @Override
    public String read() {
        try {
            var text = secretsManager.getSecretValue(get -> get.secretId(arn)).secretString();
            return Optional.ofNullable(text)
                    .orElseThrow(() -> new UnavailableException("secret " + arn + " holds no text", null));
        } catch (SdkException failed) {
            throw new UnavailableException("secret " + arn + " is out of reach", failed);
        }
    }
}
