package ostiary.server.local.openapi;

import static ostiary.server.local.openapi.Operation.answering;

import java.util.List;
import ostiary.blueprint.AdminApi;
import ostiary.core.admin.AdminRecord;
import ostiary.core.factor.StepUp;

/// The operations of operators.
final class AdminOperations {
    private static final String FRESH = "For operators: users with the role `ostiary:admin`, after a login of the last "
            + StepUp.MAX_AGE.toMinutes() + " minutes by two factors (" + Rfc.link(9470, "3") + ").";

    static final List<Operation> ALL = List.of(
            answering(
                    AdminApi.FIND,
                    "findUser",
                    FRESH + " By the exact address; one that nobody logs in with is not found.",
                    Success.json(AdminShapes.USER),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND),
            answering(
                    AdminApi.SEARCH,
                    "searchUsers",
                    FRESH + " In a copy of the users that may be some seconds behind, where the service keeps one. By"
                            + " address or name if there is a prefix, and the newest first if there is none; those of a"
                            + " role, and those who are not active, are by address. A page may be short, even empty,"
                            + " and have a `next`.",
                    Success.json(AdminShapes.USERS),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.SEARCH_OFF),
            answering(
                    AdminApi.SHOW,
                    "showUser",
                    FRESH + " Nothing of it lets anybody in.",
                    Success.json(AdminShapes.USER),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND),
            answering(
                    AdminApi.ACT,
                    "actOnUser",
                    FRESH + " Nothing is done to one's own account. The action and its record are one transaction.",
                    Success.json(AdminShapes.ACTION),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.OWN_ACCOUNT,
                    ProblemShapes.NOT_FOUND,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.USER_DISABLED),
            answering(
                    AdminApi.RECORDS,
                    "listUserActions",
                    FRESH + " Records are kept for " + AdminRecord.RETENTION.toDays()
                            + " days. For the next page send `next` as the parameter `before` of the query.",
                    Success.json(AdminShapes.ACTIONS),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND));

    private AdminOperations() {}
}
