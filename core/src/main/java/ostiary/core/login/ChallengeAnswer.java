package ostiary.core.login;

import ostiary.core.password.Password;

/// What a user answers a challenge.
public sealed interface ChallengeAnswer {
    /// Whether it is of the kind that `factor` asks for.
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
