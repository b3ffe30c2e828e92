package ostiary.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.blueprint.AdminApi;
import ostiary.blueprint.Route;
import ostiary.core.admin.AdmitOperator;
import ostiary.core.admin.Operator;
import ostiary.core.user.UserId;

/// `/admin/…`, each behind [Authorized] and [Operated].
public final class AdminEndpoints {
    private final AdminAnswers answers;

    public AdminEndpoints(AdminAnswers answers) {
        this.answers = answers;
    }

    /// The routes.
    ///
    /// @param authorized lets on whoever has the scope
    public Map<Route, Endpoint> routes(UnaryOperator<Endpoint> authorized, AdmitOperator admit) {
        UnaryOperator<Endpoint> operated = endpoint -> authorized.apply(new Operated(admit, endpoint));
        return Map.of(
                AdminApi.FIND, operated.apply(BodyEndpoint.json(AdminApi.FIND, this::find)),
                AdminApi.SHOW, operated.apply(request -> answers.show(request, by(request), user(request))),
                AdminApi.ACT, operated.apply(BodyEndpoint.json(AdminApi.ACT, this::act)),
                AdminApi.RECORDS, operated.apply(this::records));
    }

    private Response find(Request request, FieldValues fields) {
        return answers.find(request, by(request), fields.get("email"));
    }

    private Response act(Request request, FieldValues fields) {
        return answers.act(request, by(request), user(request), fields, false);
    }

    private Response records(Request request) {
        var before = request.query().getOrDefault("before", List.of());
        return answers.records(request, user(request), before.stream().findFirst());
    }

    private static Operator by(Request request) {
        return Operator.of(request.requirePrincipal().userId());
    }

    private static Optional<UserId> user(Request request) {
        return PathUuid.of(request.pathParameter("id")).map(UserId::new);
    }
}
