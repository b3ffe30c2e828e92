package ostiary.cdk;

import ostiary.blueprint.Route;
import ostiary.blueprint.Throttle;

/// The rates at which the API admits requests to one route, for all callers together; beyond them it answers 429 to
/// everybody.
///
/// @param costly of routes that hash a password or send mail
/// @param cheap of all others
public record Throttles(Throttle costly, Throttle cheap) {
    /// Nobody is kept from using up a route's rate, so it bounds what an attack costs.
    public static final Throttles STANDARD = new Throttles(Throttle.COSTLY, Throttle.CHEAP);

    /// Behind a front door the rules keep each address within its own limits, and a route's rate is for the service's
    /// users together. It is more than one address sends before the rules notice.
    public static final Throttles BEHIND_A_FRONT_DOOR =
            new Throttles(new Throttle(500, 1000), new Throttle(2000, 4000));

    private static final String FORM = "[1-9][0-9]{0,5}:[1-9][0-9]{0,5}";

    public Throttles {
        check(costly);
        check(cheap);
    }

    /// Reads `50:100`: requests a second, and how many may come at once on top.
    ///
    /// @throws IllegalArgumentException for any other form
    static Throttle parse(String text) {
        Checks.require(
                text.matches(FORM), "a throttle must be requests a second and a burst, such as 50:100, not " + text);
        var colon = text.indexOf(':');
        return new Throttle(Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /// The rate of a route.
    Throttle of(Route route) {
        return route.throttle().equals(Throttle.COSTLY) ? costly : cheap;
    }

    private static void check(Throttle throttle) {
        Checks.require(
                throttle.requestsPerSecond() > 0 && throttle.burst() > 0,
                "a throttle must be positive, not " + throttle.requestsPerSecond() + ":" + throttle.burst()
                        + ": nobody would get in");
    }
}
