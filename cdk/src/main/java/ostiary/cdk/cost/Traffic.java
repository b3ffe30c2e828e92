package ostiary.cdk.cost;

import java.util.Map;

/// The use that users make of the service in a month.
///
/// @param users who are active in the month
/// @param logins of a user
/// @param refreshes of a user
/// @param apiCalls of a user, to an API with the authorizer before it
/// @param signUps of new users, for each active one
record Traffic(double users, double logins, double refreshes, double apiCalls, double signUps) {
    static final Traffic DEFAULT = new Traffic(10_000, 2, 60, 300, 0.05);

    /// @param settings `MAU`, `LOGINS`, `REFRESHES`, `API_CALLS` and `SIGN_UPS`; an empty one counts as none
    /// @throws IllegalArgumentException if one is no number, or below zero
    static Traffic of(Map<String, String> settings) {
        return new Traffic(
                number(settings, "MAU", DEFAULT.users),
                number(settings, "LOGINS", DEFAULT.logins),
                number(settings, "REFRESHES", DEFAULT.refreshes),
                number(settings, "API_CALLS", DEFAULT.apiCalls),
                number(settings, "SIGN_UPS", DEFAULT.signUps));
    }

    private static double number(Map<String, String> settings, String name, double otherwise) {
        var text = settings.getOrDefault(name, "");
        if (text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw new IllegalArgumentException(name + "=" + text + " is no number such as 1000 or 0.5.");
        }
        return Double.parseDouble(text);
    }

    Traffic of(double others) {
        return new Traffic(others, logins, refreshes, apiCalls, signUps);
    }

    double allLogins() {
        return users * logins;
    }

    double allRefreshes() {
        return users * refreshes;
    }

    double allApiCalls() {
        return users * apiCalls;
    }

    double allSignUps() {
        return users * signUps;
    }
}
