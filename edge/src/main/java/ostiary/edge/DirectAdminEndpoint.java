package ostiary.edge;

import ostiary.blueprint.AdminApi;
import ostiary.core.admin.Operator;
import ostiary.core.user.UserId;

/// Answers calls by Lambda's `Invoke` and not over HTTP: IAM has let the caller, who says under which name. The
/// body is the member of the event ([AdminApi#DIRECT]). Never behind a [Router], where an HTTP request could
/// reach it.
public final class DirectAdminEndpoint implements Endpoint {
    private final AdminAnswers answers;
    private final UserSearchAnswers search;
    private final JsonBodyReader reader = new JsonBodyReader(AdminApi.DIRECT);

    public DirectAdminEndpoint(AdminAnswers answers, UserSearchAnswers search) {
        this.answers = answers;
        this.search = search;
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.read(request)) {
            case Reading.Read(var fields) ->
                Operator.ofIam(fields.get("by"))
                        .map(by -> answered(request, by, fields))
                        .orElseGet(() -> Problem.field(request, "by", "is no ARN"));
            case Reading.Refused refusal -> refusal.response(request);
        };
    }

    private Response answered(Request request, Operator by, FieldValues fields) {
        var user = fields.find("user").flatMap(PathUuid::of).map(UserId::new);
        return switch (fields.get("call")) {
            case "find" -> answers.find(request, by, fields.find("email").orElse(""));
            case "search" -> search.answer(request, by, fields);
            case "show" -> answers.show(request, by, user);
            case "act" -> answers.act(request, by, user, fields, false);
            case "try" -> answers.act(request, by, user, fields, true);
            case "records" -> answers.records(request, user, fields.find("before"));
            default -> Problem.field(request, "call", "is none of the calls");
        };
    }
}
