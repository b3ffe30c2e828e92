package ostiary.edge;

import java.util.Optional;
import ostiary.core.admin.ActOnUser;
import ostiary.core.admin.ActOnUser.Outcome;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.AdminStore;
import ostiary.core.admin.FindTarget;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.admin.ShowUser;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The answers to operators, whichever way they come.
///
/// @param most records of a page
public record AdminAnswers(FindTarget targets, ShowUser show, ActOnUser act, AdminStore records, int most) {
    private static final int PAGE = 50;

    /// With pages of 50 records.
    public AdminAnswers(FindTarget targets, ShowUser show, ActOnUser act, AdminStore records) {
        this(targets, show, act, records, PAGE);
    }

    Response find(Request request, Operator by, String address) {
        return EmailAddress.parse(address)
                .flatMap(targets::byAddress)
                .map(found -> shown(by, found.user().id(), request))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }

    Response show(Request request, Operator by, Optional<UserId> user) {
        return user.map(id -> shown(by, id, request)).orElseGet(() -> Problem.NOT_FOUND.response(request));
    }

    private Response shown(Operator by, UserId user, Request request) {
        return show.show(by, user)
                .map(view -> Response.json(200, UserViewJson.of(view).text()))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }

    Response records(Request request, Optional<UserId> user, Optional<String> before) {
        if (user.flatMap(targets::byId).isEmpty()) {
            return Problem.NOT_FOUND.response(request);
        }
        var page = records.list(user.get(), before, most);
        var json = new JsonObject()
                .putObjects(
                        "actions",
                        page.records().stream().map(AdminAnswers::json).toList());
        page.next().ifPresent(next -> json.put("next", next));
        return Response.json(200, json.text());
    }

    /// @param isTrial whether to say only what would be refused
    Response act(Request request, Operator by, Optional<UserId> user, FieldValues fields, boolean isTrial) {
        var reason = fields.find("reason").flatMap(Reason::parse);
        if (reason.isEmpty()) {
            return Problem.field(request, "reason", "is missing, too long, or has characters that cannot be shown");
        }
        return switch (AdminActionReader.read(fields)) {
            case AdminActionReader.Reading.Flawed(var field, var flaw) -> Problem.field(request, field, flaw);
            case AdminActionReader.Reading.Read(var action) ->
                user.map(id -> isTrial ? tried(request, by, id, action) : acted(request, by, id, action, reason.get()))
                        .orElseGet(() -> Problem.NOT_FOUND.response(request));
        };
    }

    private Response acted(Request request, Operator by, UserId user, AdminAction action, Reason reason) {
        return of(request, act.act(by, user, action, reason, request.requestId()));
    }

    private Response tried(Request request, Operator by, UserId user, AdminAction action) {
        return act.wouldRefuse(by, user, action)
                .map(outcome -> of(request, outcome))
                .orElseGet(() -> Response.json(
                        200, new JsonObject().put("would", action.kind().text()).text()));
    }

    private static Response of(Request request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var record) -> Response.json(200, json(record).text());
            case Outcome.NoUser _, Outcome.NoFactor _ -> Problem.NOT_FOUND.response(request);
            case Outcome.OwnAccount() -> Problem.OWN_ACCOUNT.response(request);
            case Outcome.KeptElsewhere() -> Problem.PASSWORD_ELSEWHERE.response(request);
            case Outcome.DeletionPending() -> Problem.DELETION_PENDING.response(request);
            case Outcome.Disabled() -> Problem.USER_DISABLED.response(request);
        };
    }

    private static JsonObject json(AdminRecord record) {
        var json = new JsonObject()
                .put("id", record.id().toString())
                .put("user_id", record.user().toString())
                .put("action", record.action().kind().text())
                .put("by", record.by().text())
                .put("reason", record.reason().text())
                .put("at", record.at().toString())
                .put("request_id", record.via());
        record.action()
                .detailName()
                .ifPresent(name -> json.put(name, record.action().detail().orElseThrow()));
        return json;
    }
}
