package ostiary.cdk;

import java.util.Optional;
import ostiary.blueprint.Form;
import software.amazon.awscdk.Token;

/// What passwords are checked against.
public sealed interface IdentitySource {
    /// The service's own accounts.
    record Directory() implements IdentitySource {}

    /// A Cognito user pool, which keeps its users and is asked at each login.
    record Cognito(Pool pool) implements IdentitySource {}

    /// The service's own accounts, and a user pool for those who are not among them yet: each moves in at the first
    /// login.
    record Migrating(Pool pool) implements IdentitySource {}

    /// A user pool.
    sealed interface Pool {
        /// One that there is, in this account.
        ///
        /// @param id `eu-central-1_AbCd12345`
        /// @param clientId an app client of it with the flow `ALLOW_ADMIN_USER_PASSWORD_AUTH`
        /// @param clientSecret the ARN of a secret whose whole text is the client's, if it has one. It is
        ///     under AWS's own key, or its key lets the login function decrypt
        record Existing(String id, String clientId, Optional<String> clientSecret) implements Pool {
            public Existing {
                require(id, Form.USER_POOL, "userPool must be the id of a user pool");
                require(clientId, Form.USER_POOL_CLIENT, "userPoolClient must be the id of a client of the pool");
                clientSecret.ifPresent(
                        arn -> require(arn, Form.SECRET, "userPoolClientSecret must be the ARN of a secret"));
            }

            /// With a client that has no secret.
            public Existing(String id, String clientId) {
                this(id, clientId, Optional.empty());
            }

            /// The value could be a secret that somebody took for its ARN, so it is not told.
            private static void require(String value, Form form, String otherwise) {
                if (!Token.isUnresolved(value) && !form.fits(value)) {
                    throw new IllegalArgumentException(otherwise);
                }
            }
        }

        /// One that the stack makes, with a client.
        record Made() implements Pool {}
    }
}
