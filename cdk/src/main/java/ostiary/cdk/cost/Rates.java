package ostiary.cdk.cost;

import static ostiary.blueprint.Consumption.AUTHORIZE;
import static ostiary.blueprint.Consumption.LOGIN_FROM_IPV6;
import static ostiary.blueprint.Consumption.REFRESH;
import static ostiary.blueprint.Consumption.SIGN_UP;

import java.util.function.ToDoubleFunction;
import ostiary.blueprint.Consumption;

/// How often users do what, in a second or any other time; and what the table has to do for it.
///
/// @param checks of a token, by an authorizer
public record Rates(double logins, double refreshes, double checks, double signUps) {
    /// DynamoDB's requests of a login and of a refresh, as `LoginCapacityTest` and `RefreshCapacityTest` count them.
    private static final int CALLS_OF_A_LOGIN = 4;

    private static final int CALLS_OF_A_REFRESH = 2;

    /// The requests of the form and of the code, of which there are two.
    private static final int CALLS_OF_A_SIGN_UP = 10;

    /// In the busiest second of a month.
    static Rates ofTheBusiestSecond(Traffic traffic) {
        double perSecond = Assumptions.PEAK / Assumptions.MONTH_SECONDS;
        return new Rates(
                traffic.allLogins() * perSecond,
                traffic.allRefreshes() * perSecond,
                traffic.allApiCalls() * perSecond,
                traffic.allSignUps() * perSecond);
    }

    /// Read units, without those of the revocations, which are not of one request.
    public double reads() {
        return units(Consumption::reads);
    }

    public double writes() {
        return units(Consumption::writes);
    }

    /// Requests to the table.
    public double calls() {
        return logins * CALLS_OF_A_LOGIN + refreshes * CALLS_OF_A_REFRESH + signUps * CALLS_OF_A_SIGN_UP;
    }

    /// Requests to the service's own API; a sign-up has two.
    double requests() {
        return logins + refreshes + 2 * signUps;
    }

    private double units(ToDoubleFunction<Consumption> of) {
        return logins * of.applyAsDouble(LOGIN_FROM_IPV6)
                + refreshes * of.applyAsDouble(REFRESH)
                + checks * of.applyAsDouble(AUTHORIZE)
                + signUps * of.applyAsDouble(SIGN_UP);
    }
}
