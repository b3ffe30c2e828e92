package ostiary.cdk;

/// How many requests one address may send in five minutes, by the area that they are for. An office or a mobile network
/// may be one address, so they are far above what a person does; the service's own throttles are the narrow ones.
///
/// @param login for `/login` and below
/// @param signUp for `/signup` and below
/// @param refresh for `/refresh`
/// @param oauth for `/oauth2` and below: servers, each of which asks for many
public record RateLimits(int login, int signUp, int refresh, int oauth) {
    /// The rates of an office of some hundred people.
    public static final RateLimits STANDARD = new RateLimits(600, 200, 6000, 6000);

    /// <https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html>
    private static final int FEWEST = 10;

    public RateLimits {
        check("login", login);
        check("signUp", signUp);
        check("refresh", refresh);
        check("oauth", oauth);
    }

    private static void check(String name, int limit) {
        Checks.require(limit >= FEWEST, "the limit of " + name + " must be 10 at least, AWS WAF's least, not " + limit);
    }
}
