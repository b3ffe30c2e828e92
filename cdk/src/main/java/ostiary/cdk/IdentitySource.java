package ostiary.cdk;

import java.util.Optional;
import ostiary.blueprint.Form;
import software.amazon.awscdk.Token;

/// Where passwords are checked.
public sealed interface IdentitySource {
    /// The service's own accounts.
    record Directory() implements IdentitySource {}

    /// A Cognito user pool, which keeps its users and is called at each login.
    record Cognito(Pool pool) implements IdentitySource {}

    /// The service's own accounts, and a user pool from which users migrate, each at their first login.
    record Migrating(Pool pool) implements IdentitySource {}

    /// A user pool.
    sealed interface Pool {
        /// An existing pool in this account.
        ///
        /// @param id such as `eu-central-1_AbCd12345`
        /// @param clientId an app client of the pool with the flow `ALLOW_ADMIN_USER_PASSWORD_AUTH`
        /// @param clientSecret the ARN of a secret whose whole text is the client's secret, if the client has
        /// one
        /// @param clientSecretKey the ARN of the KMS key that the secret is encrypted with; empty if that is
        /// AWS's own, `aws/secretsmanager`. Its policy lets the account's IAM policies decide, as by default
        record Existing(String id, String clientId, Optional<String> clientSecret, Optional<String> clientSecretKey)
                implements Pool {
            public Existing {
                require(id, Form.USER_POOL, "userPool must be the id of a user pool");
                require(clientId, Form.USER_POOL_CLIENT, "userPoolClient must be the id of a client of the pool");
                clientSecret.ifPresent(
                        arn -> require(arn, Form.SECRET, "userPoolClientSecret must be the ARN of a secret"));
                clientSecretKey.ifPresent(arn -> {
                    Checks.key("userPoolClientSecretKey", arn);
                    Checks.require(
                            clientSecret.isPresent(), "userPoolClientSecretKey goes with userPoolClientSecret only");
                });
            }

            /// A pool whose client's secret is under AWS's own key.
            public Existing(String id, String clientId, Optional<String> clientSecret) {
                this(id, clientId, clientSecret, Optional.empty());
            }

            /// A pool with an app client without a secret.
            public Existing(String id, String clientId) {
                this(id, clientId, Optional.empty(), Optional.empty());
            }

            /// The message leaves the value out: it could be a secret passed in place of its ARN.
            private static void require(String value, Form form, String otherwise) {
                if (!Token.isUnresolved(value) && !form.fits(value)) {
                    throw new IllegalArgumentException(otherwise);
                }
            }
        }

        /// A pool that the stack creates, with an app client.
        record Made() implements Pool {}
    }
}
