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
    private final UserSearchAnswers search;

    public AdminEndpoints(AdminAnswers answers, UserSearchAnswers search) {
        this.answers = answers;
        this.search = search;
    }

    /// The routes.
    ///
    /// @param authorized lets on whoever has the scope
    public Map<Route, Endpoint> routes(UnaryOperator<Endpoint> authorized, AdmitOperator admit) {
        UnaryOperator<Endpoint> operated = endpoint -> authorized.apply(new Operated(admit, endpoint));
        return Map.of(
                AdminApi.FIND, operated.apply(BodyEndpoint.json(AdminApi.FIND, this::find)),
                AdminApi.SEARCH, operated.apply(BodyEndpoint.json(AdminApi.SEARCH, this::search)),
                AdminApi.SHOW, operated.apply(request -> answers.show(request, by(request), user(request))),
                AdminApi.ACT, operated.apply(BodyEndpoint.json(AdminApi.ACT, this::act)),
                AdminApi.RECORDS, operated.apply(this::records));
    }

    private Response find(Request request, FieldValues fields) {
        return answers.find(request, by(request), fields.get("email"));
    }

    private Response search(Request request, FieldValues fields) {
        return search.answer(request, by(request), fields);
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
