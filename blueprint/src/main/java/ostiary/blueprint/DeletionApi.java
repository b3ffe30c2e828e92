package ostiary.blueprint;

import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// The end of an account: asked for by whoever has logged in lately, and called off by whoever logs in after that.
public final class DeletionApi {
    /// A request and no `DELETE`: nothing is gone yet, and the account may be kept.
    public static final Route REQUEST = new Route(
            POST,
            "/me/deletion",
            ServiceFunction.SECURITY,
            new Access.Bearer(Api.ACCOUNT_SCOPE),
            Throttle.CHEAP,
            "Ask for the deletion of the token's user",
            List.of(),
            Route.answers(202, "Every session is over, and the account will be deleted"));

    public static final Route CANCEL = new Route(
            POST,
            "/deletion/cancel",
            ServiceFunction.SECURITY,
            new Access.Public(),
            Throttle.CHEAP,
            "Keep an account that will be deleted",
            List.of(required("challenge", Lengths.TOKEN, "What the login has answered")),
            Route.answers(204, "The account stays: log in anew"));

    static final List<Route> ROUTES = List.of(REQUEST, CANCEL);

    private DeletionApi() {}
}
