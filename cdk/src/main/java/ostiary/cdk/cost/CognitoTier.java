package ostiary.cdk.cost;

/// Cognito's prices for users who sign in with a password, by its feature plans
/// (<https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html>).
enum CognitoTier {
    LITE {
        @Override
        double dollars(double users) {
            return ListPrice.COGNITO_LITE.of(between(users, FREE, 100_000))
                    + ListPrice.COGNITO_LITE_FROM_100K.of(between(users, 100_000, 1_000_000))
                    + ListPrice.COGNITO_LITE_FROM_1M.of(between(users, 1_000_000, 10_000_000))
                    + ListPrice.COGNITO_LITE_FROM_10M.of(between(users, 10_000_000, Double.MAX_VALUE));
        }
    },
    ESSENTIALS {
        @Override
        double dollars(double users) {
            return ListPrice.COGNITO_ESSENTIALS.of(between(users, FREE, Double.MAX_VALUE));
        }
    },
    PLUS {
        @Override
        double dollars(double users) {
            return ListPrice.COGNITO_PLUS.of(users);
        }
    };

    private static final double FREE = 10_000;

    /// The price for so many users in a month.
    abstract double dollars(double users);

    private static double between(double users, double from, double to) {
        return Math.max(0, Math.min(users, to) - from);
    }
}
