package ostiary.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// The secrets by which the API knows its distribution: the one that is sent, the next one and the one before.
///
/// Each is made once and never changes. A rotation is a deployment with the next number: what is sent from then on was
/// accepted all the while, and what was sent until then is accepted while CloudFront's edges, the functions' caches and
/// a roll-back have it. They are under AWS's own key, since they open nothing of a user's.
final class OriginSecrets {
    private static final int LETTERS_AND_DIGITS = 48;

    /// The one that is sent first.
    private final List<Secret> accepted = new ArrayList<>();

    /// @param sent the number of the secret that the distribution sends
    OriginSecrets(Construct scope, int sent) {
        accepted.add(secret(scope, sent));
        accepted.add(secret(scope, sent + 1));
        if (sent > 1) {
            accepted.add(secret(scope, sent - 1));
        }
    }

    /// The ARNs for the functions, which read the secrets at run time.
    List<String> arns() {
        return accepted.stream().map(Secret::getSecretArn).toList();
    }

    /// Dynamic references to the values, which CloudFormation resolves: the template never has one.
    List<String> values() {
        return accepted.stream().map(OriginSecrets::value).toList();
    }

    /// A dynamic reference to the value that the distribution sends.
    String sent() {
        return value(accepted.getFirst());
    }

    private static String value(Secret secret) {
        return secret.getSecretValue().unsafeUnwrap();
    }

    private static Secret secret(Construct scope, int number) {
        var secret = Secret.Builder.create(scope, "OriginSecret" + number)
                .description("Ostiary: what the distribution shows the API, number " + number)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(LETTERS_AND_DIGITS)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Suppressions.rotatesByDeployment(secret);
        return secret;
    }
}
