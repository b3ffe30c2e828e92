package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.password.ZxcvbnBlocklist;
import ostiary.blueprint.Route;
import ostiary.blueprint.SignUpApi;
import ostiary.core.key.HmacKeys;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ConfirmSignUpEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.SignUpEndpoint;

/// How somebody gets an account.
final class SignUpAssembly {
    private final Foundation foundation;

    SignUpAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var steps = steps();
        return Map.of(
                SignUpApi.SIGN_UP, BodyEndpoint.json(SignUpApi.SIGN_UP, new SignUpEndpoint(steps.signUp())),
                SignUpApi.CONFIRM_SIGN_UP,
                        BodyEndpoint.json(SignUpApi.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(steps.confirmSignUp())));
    }

    /// The steps of a sign-up, wherever its forms come from.
    record Steps(SignUp signUp, ConfirmSignUp confirmSignUp, HmacKeys keys) {}

    Steps steps() {
        var platform = foundation.platform();
        var table = foundation.table();
        var signUps = new DynamoDbSignUpStore(table);
        var throttle = new Throttle(new DynamoDbAttemptStore(table));
        var keys = foundation.codeKeys();
        var codes = new SignUpCodes(keys, foundation.random());
        var audit = platform.auditLog();
        var signUp = new SignUp(
                new DynamoDbUserStore(table),
                signUps,
                codes,
                foundation.passwordPolicy(new ZxcvbnBlocklist()),
                foundation.passwords(),
                throttle,
                new MailBudget(foundation.config().mailsPerHour(), foundation.random()),
                foundation.mailer(),
                audit,
                platform.clock());
        var confirm = new ConfirmSignUp(signUps, codes, foundation.passwords(), throttle, audit, platform.clock());
        return new Steps(signUp, confirm, keys);
    }
}
