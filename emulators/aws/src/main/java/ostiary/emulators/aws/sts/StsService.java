package ostiary.emulators.aws.sts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;

/// STS: who a caller is, and roles that trust callers of the account, taken on with a policy for the session
/// (<https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>).
public final class StsService implements AwsService {
    private static final String ASSUME = "AssumeRole";
    private static final String WHO = "GetCallerIdentity";

    private final Place place;
    private final Credentials credentials;
    private final Map<String, Role> roles;

    /// @param roles that trust callers of the account, themselves too, by ARN
    public StsService(Place place, Credentials credentials, Map<String, Role> roles) {
        this.place = place;
        this.credentials = credentials;
        this.roles = Map.copyOf(roles);
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public String operation(AwsRequest request) {
        var action = request.form().getOrDefault("Action", "");
        if (!action.equals(ASSUME) && !action.equals(WHO)) {
            throw new UnmodelledException("STS operation " + action);
        }
        return action;
    }

    /// Anybody may ask who they are.
    @Override
    public List<Access> needs(AwsRequest request) {
        return operation(request).equals(WHO)
                ? List.of()
                : List.of(Access.of("sts:" + ASSUME, field(request, "RoleArn")));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        return operation(request).equals(WHO) ? who(request) : assume(request);
    }

    private AwsAnswer who(AwsRequest request) {
        var caller = credentials.caller(request).orElseThrow();
        return answer(WHO, "<Arn>" + session(caller.name(), "caller") + "</Arn>");
    }

    private AwsAnswer assume(AwsRequest request) {
        var role = Optional.ofNullable(roles.get(field(request, "RoleArn")))
                .orElseThrow(() -> AwsFailure.ofQuery(403, "AccessDenied", "the role trusts no caller"));
        var policy = request.form().get("Policy");
        var session = policy == null ? role : role.session(Policies.read(policy));
        var key = credentials.issue(session);
        return answer(
                ASSUME,
                "<Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken></Credentials>"
                        .formatted(key.accessKeyId(), key.secretAccessKey(), key.sessionToken()));
    }

    private String session(String role, String name) {
        return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(place.partition(), place.account(), role, name);
    }

    private static AwsAnswer answer(String operation, String result) {
        return AwsAnswer.xml(
                200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result));
    }

    private static String field(AwsRequest request, String name) {
        return Optional.ofNullable(request.form().get(name))
                .orElseThrow(() -> AwsFailure.ofQuery(400, "ValidationError", "no " + name));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return AwsFailure.ofQuery(403, "AccessDenied", denial.message());
    }
}
