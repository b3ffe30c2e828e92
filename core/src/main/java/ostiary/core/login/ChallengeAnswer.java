package ostiary.core.login;

import ostiary.core.password.Password;

/// A user's answer to a challenge.
public sealed interface ChallengeAnswer {
    /// Whether this is the kind of answer that `factor` asks for.
    default boolean fits(Factor factor) {
        return switch (this) {
            case Code _ -> factor != Factor.NEW_PASSWORD;
            case NewPassword _ -> factor == Factor.NEW_PASSWORD;
        };
    }

    record Code(String code) implements ChallengeAnswer {
        @Override
        public String toString() {
            return "Code";
        }
    }

    record NewPassword(Password password) implements ChallengeAnswer {}
}
