package ostiary.server.local.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ostiary.core.login.Factor;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.token.RefreshRefusal;
import ostiary.edge.Problem;

/// Every problem that a route of the API answers, and [#ANY], by which a client can read any of them.
final class ProblemShapes {
    private static final List<String> WEAKNESSES = Stream.of(Verdict.values())
            .filter(verdict -> verdict != Verdict.ACCEPTED)
            .map(ProblemShapes::lowerCase)
            .toList();
    private static final List<String> REFUSALS =
            Stream.of(RefreshRefusal.values()).map(ProblemShapes::lowerCase).toList();
    private static final List<String> FACTORS =
            Stream.of(Factor.values()).map(Factor::id).toList();
    private static final List<String> CODE_FACTORS = FACTORS.stream()
            .filter(factor -> !factor.equals(Factor.NEW_PASSWORD.id()))
            .toList();

    private static final Member DETAIL =
            Member.text("detail", "What is wrong, for the developer of the client", "is not an e-mail address");
    private static final Member FIELD =
            Member.text("field", "The member of the body that is at fault, if it is one", "email");
    private static final Member CHALLENGE =
            Member.text("challenge", "What to send with the answer; good for one", Examples.CHALLENGE);
    private static final Member WEAKNESS = Member.choice("reason", "Why the password is refused", WEAKNESSES);

    private static final Member DELETES_AT =
            Member.text("deletes_at", "date-time", "When the account is deleted", Examples.INSTANT);

    static final ProblemShape INVALID_REQUEST = ProblemShape.of(Problem.INVALID_REQUEST, DETAIL, FIELD.optional());
    static final ProblemShape WEAK_PASSWORD = ProblemShape.of(Problem.WEAK_PASSWORD, WEAKNESS);
    static final ProblemShape WEAK_NEW_PASSWORD =
            ProblemShape.named("WeakNewPasswordProblem", Problem.WEAK_PASSWORD, CHALLENGE, WEAKNESS);
    static final ProblemShape WRONG_PASSWORD = ProblemShape.of(Problem.WRONG_PASSWORD);
    static final ProblemShape INVALID_CODE = ProblemShape.of(Problem.INVALID_CODE);
    static final ProblemShape INVALID_PASSKEY = ProblemShape.of(Problem.INVALID_PASSKEY);
    static final ProblemShape INVALID_CREDENTIALS = ProblemShape.of(Problem.INVALID_CREDENTIALS);
    static final ProblemShape MFA_REQUIRED = ProblemShape.of(
            Problem.MFA_REQUIRED,
            CHALLENGE,
            Member.choice("factor", "How the user gets the code that is asked for", CODE_FACTORS));
    static final ProblemShape NEW_PASSWORD_REQUIRED = ProblemShape.of(
            Problem.NEW_PASSWORD_REQUIRED,
            CHALLENGE,
            Member.choice("factor", "What is asked for", List.of(Factor.NEW_PASSWORD.id())));
    static final ProblemShape INVALID_CHALLENGE = ProblemShape.of(Problem.INVALID_CHALLENGE);
    static final ProblemShape INVALID_GRANT = ProblemShape.of(
            Problem.INVALID_GRANT, Member.choice("reason", "Why the refresh token is refused", REFUSALS));
    static final ProblemShape INVALID_TOKEN = ProblemShape.of(Problem.INVALID_TOKEN);
    static final ProblemShape INSUFFICIENT_USER_AUTHENTICATION = ProblemShape.of(
            Problem.INSUFFICIENT_USER_AUTHENTICATION,
            Member.text("max_age", "How old the login may be, in seconds", "900"),
            Member.text("acr_values", "By how many factors it has to be, where one was not enough", "2")
                    .optional());
    static final ProblemShape TOO_MANY_FACTORS = ProblemShape.of(Problem.TOO_MANY_FACTORS);
    static final ProblemShape PASSWORD_ELSEWHERE = ProblemShape.of(Problem.PASSWORD_ELSEWHERE);
    static final ProblemShape OWN_ACCOUNT = ProblemShape.of(Problem.OWN_ACCOUNT);
    static final ProblemShape USER_DISABLED = ProblemShape.of(Problem.USER_DISABLED);
    static final ProblemShape SEARCH_OFF = ProblemShape.of(Problem.SEARCH_OFF);
    static final ProblemShape INSUFFICIENT_SCOPE = ProblemShape.of(Problem.INSUFFICIENT_SCOPE);
    static final ProblemShape DELETION_PENDING = ProblemShape.of(
            Problem.DELETION_PENDING,
            Member.text("challenge", "What keeps the account; good once", Examples.KEEP_CHALLENGE),
            DELETES_AT);
    static final ProblemShape NOT_FOUND = ProblemShape.of(Problem.NOT_FOUND);
    static final ProblemShape REQUEST_TIMEOUT = ProblemShape.of(Problem.REQUEST_TIMEOUT);
    static final ProblemShape PAYLOAD_TOO_LARGE = ProblemShape.of(Problem.PAYLOAD_TOO_LARGE);
    static final ProblemShape UNSUPPORTED_MEDIA_TYPE = ProblemShape.of(
            Problem.UNSUPPORTED_MEDIA_TYPE,
            Member.text("detail", "What to send instead", "send application/json in UTF-8"));
    static final ProblemShape TOO_MANY_REQUESTS = ProblemShape.of(Problem.TOO_MANY_REQUESTS);
    static final ProblemShape HEADERS_TOO_LARGE = ProblemShape.of(Problem.HEADERS_TOO_LARGE);
    static final ProblemShape INTERNAL_ERROR = ProblemShape.of(Problem.INTERNAL_ERROR);
    static final ProblemShape UNAVAILABLE = ProblemShape.of(Problem.UNAVAILABLE);

    static final List<ProblemShape> ALL = List.of(
            INVALID_REQUEST,
            WEAK_PASSWORD,
            WEAK_NEW_PASSWORD,
            WRONG_PASSWORD,
            INVALID_CODE,
            INVALID_PASSKEY,
            INVALID_CREDENTIALS,
            MFA_REQUIRED,
            NEW_PASSWORD_REQUIRED,
            INVALID_CHALLENGE,
            INVALID_GRANT,
            INVALID_TOKEN,
            INSUFFICIENT_USER_AUTHENTICATION,
            INSUFFICIENT_SCOPE,
            DELETION_PENDING,
            TOO_MANY_FACTORS,
            PASSWORD_ELSEWHERE,
            OWN_ACCOUNT,
            USER_DISABLED,
            SEARCH_OFF,
            NOT_FOUND,
            REQUEST_TIMEOUT,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            TOO_MANY_REQUESTS,
            HEADERS_TOO_LARGE,
            INTERNAL_ERROR,
            UNAVAILABLE);

    static final Shape ANY = Shape.of(
            "Problem",
            "Any error of the service (" + Rfc.link(9457)
                    + "), for clients that read them all alike; what each route can"
                    + " answer is told more exactly there",
            Member.text("type", "uri", "Names the problem", Problem.INVALID_GRANT.type()),
            Member.text("title", "For people; its words may change", Problem.INVALID_GRANT.title()),
            Member.number("status", "The status of the answer", Problem.INVALID_GRANT.status()),
            Member.choice(
                    "code",
                    "For programs; it does not change",
                    Stream.of(Problem.values()).map(Problem::code).toList()),
            CHALLENGE.optional(),
            DELETES_AT.optional(),
            DETAIL.optional(),
            Member.choice("factor", "What a login asks for beside the password", FACTORS)
                    .optional(),
            FIELD.optional(),
            Member.choice("reason", "Why a password or a refresh token is refused", List.copyOf(reasons()))
                    .optional(),
            ProblemShape.requestId());

    private ProblemShapes() {}

    private static Set<String> reasons() {
        var reasons = new TreeSet<>(WEAKNESSES);
        reasons.addAll(REFUSALS);
        return reasons;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
