package ostiary.cdk;

import static ostiary.blueprint.Setting.HMAC_KEYS;
import static ostiary.blueprint.Setting.MAIL_FROM;
import static ostiary.blueprint.Setting.SIGNING_KEYS;
import static ostiary.blueprint.Setting.VERIFICATION_KEYS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The permissions of the functions beyond their own logs and traces.
final class Grants {
    private final OstiaryTable table;
    private final SigningKeys keys;
    private final LoginSource source;
    private final AuthFunctionsProps props;

    Grants(AuthFunctionsProps props) {
        this.table = props.table();
        this.keys = props.keys();
        this.source = props.source();
        this.props = props;
    }

    /// Actions on the table. A transaction needs the permissions of its parts (DynamoDB Developer Guide, "Using IAM
    /// with transactions").
    static List<String> tableActions(ServiceFunction function) {
        return switch (function) {
            case SIGNUP ->
                List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");
            case LOGIN ->
                List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");
            case REFRESH, LOGOUT -> List.of("dynamodb:UpdateItem", "dynamodb:PutItem");
            case ACCOUNT -> List.of("dynamodb:GetItem", "dynamodb:Query");
            case SESSIONS -> List.of("dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:PutItem");
            case AUTHORIZER -> List.of("dynamodb:Query");
            case REHEARSAL -> List.of("dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem");
            case DISCOVERY, KEYS -> List.of();
        };
    }

    /// Patterns of the partition keys that a function may access; no function reaches items that it does not use.
    private static List<String> partitions(ServiceFunction function) {
        var users = TableShape.USER + "*";
        var logins = TableShape.LOGIN + "*";
        var attempts = TableShape.THROTTLE + "*";
        return switch (function) {
            case SIGNUP -> List.of(TableShape.SIGN_UP + "*", logins, users, attempts);
            case LOGIN -> List.of(logins, users, attempts, TableShape.SOURCE + "*", TableShape.CODE + "*");
            case REFRESH, LOGOUT, ACCOUNT, SESSIONS -> List.of(users, TableShape.REVOCATIONS);
            case AUTHORIZER -> List.of(TableShape.REVOCATIONS);
            case REHEARSAL, DISCOVERY, KEYS -> List.of();
        };
    }

    /// The operations under which DynamoDB's metrics count the functions' calls.
    static Set<String> tableOperations() {
        var operations = new TreeSet<>(Set.of("TransactWriteItems"));
        for (var function : ServiceFunction.values()) {
            tableActions(function).forEach(action -> operations.add(action.substring("dynamodb:".length())));
        }
        return operations;
    }

    void give(ServiceFunction declared, AuthFunction function) {
        if (declared == ServiceFunction.REHEARSAL) {
            rehearse(function);
        } else if (!tableActions(declared).isEmpty()) {
            table.allowWithin(partitions(declared), function, tableActions(declared));
        }
        if (declared == ServiceFunction.LOGIN) {
            // A challenge is consumed by deleting it.
            table.allowWithin(List.of(TableShape.CODE + "*"), function, List.of("dynamodb:DeleteItem"));
            source.allow(function);
        }
        if (declared == ServiceFunction.KEYS) {
            keys.rotateBy(function);
        } else {
            readKeys(declared, function);
        }
        if (declared.settings().contains(MAIL_FROM)) {
            sendMail(function);
        }
    }

    /// A rehearsal writes and removes only partitions with the names of synthetic users: no real account is within
    /// its reach. Attempt counters don't tell whose they are, so it may remove any of them, and read none.
    private void rehearse(AuthFunction function) {
        var user = TableShape.USER + SyntheticUsers.ID + "*";
        var login = TableShape.LOGIN + address();
        var signUp = TableShape.SIGN_UP + address();
        var own = List.of(TableShape.REHEARSALS, user, login, signUp);
        table.allowWithin(own, function, List.of("dynamodb:Query", "dynamodb:DeleteItem"));
        table.allowWithin(List.of(TableShape.REHEARSALS, signUp), function, List.of("dynamodb:PutItem"));
        table.allowWithin(List.of(TableShape.THROTTLE + "*"), function, List.of("dynamodb:DeleteItem"));
    }

    private static String address() {
        return SyntheticUsers.ADDRESS + "*" + SyntheticUsers.DOMAIN;
    }

    /// A function may read the secrets that its settings name.
    private void readKeys(ServiceFunction declared, AuthFunction function) {
        var secrets = Stream.of(SIGNING_KEYS, VERIFICATION_KEYS, HMAC_KEYS)
                .filter(declared.settings()::contains)
                .toList();
        if (!secrets.isEmpty()) {
            keys.allowToRead(function, secrets);
        }
    }

    /// SES uses the identity of the address if there is one, else that of its domain; the condition
    /// restricts it to the one sender.
    private void sendMail(AuthFunction function) {
        function.allow(PolicyStatement.Builder.create()
                .actions(List.of("ses:SendEmail"))
                .resources(List.of(identity(function, props.mailFrom()), identity(function, props.mailDomain())))
                .conditions(Map.of("StringEquals", Map.of("ses:FromAddress", props.mailFrom())))
                .build());
    }

    private static String identity(Construct scope, String name) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("ses")
                        .resource("identity")
                        .resourceName(name)
                        .build());
    }
}
