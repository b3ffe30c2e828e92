package ostiary.cli;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.adapters.dynamodb.DynamoDbAdminStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.core.admin.ActOnUser;
import ostiary.core.admin.ActOnUser.Outcome;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminAction.Kind;
import ostiary.core.admin.AdminAftermath;
import ostiary.core.admin.FindTarget;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.admin.RoleNames;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorNotices;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Does the same to the data of a service on this machine, and to a restored table, by the same rules and with the same
/// records. Nobody is mailed.
final class LocalDoor implements AdminDoor {
    private static final int DONE = 200;
    private static final int FLAWED = 400;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;

    private final OpenTable open;
    private final OperatorsLog log;
    private final FindTarget targets;
    private final DynamoDbFactorStore factors;
    private final DynamoDbPasskeyStore passkeys;
    private final DynamoDbAdminStore records;
    private final ActOnUser act;

    LocalDoor(OpenTable open, OperatorsLog log) {
        this.open = open;
        this.log = log;
        var table = open.table();
        var statuses = new DynamoDbUserStatusStore(table);
        this.targets = new FindTarget(new DynamoDbUserStore(table), statuses);
        this.factors = new DynamoDbFactorStore(table);
        this.passkeys = new DynamoDbPasskeyStore(table);
        this.records = new DynamoDbAdminStore(table);
        var aftermath = new AdminAftermath(
                statuses,
                new DynamoDbDeviceStore(table),
                new DynamoDbRevocationFeed(table),
                new FactorNotices(_ -> {}, log),
                log,
                open.clock());
        this.act = new ActOnUser(targets, records, factors, passkeys, aftermath, open.clock());
    }

    @Override
    public AdminReply call(Map<String, String> members) {
        var user = Optional.ofNullable(members.get("user")).map(text -> new UserId(UUID.fromString(text)));
        return switch (members.getOrDefault("call", "")) {
            case "find" ->
                EmailAddress.parse(members.getOrDefault("email", ""))
                        .flatMap(targets::byAddress)
                        .map(found -> shown(found.user().id()))
                        .orElseGet(LocalDoor::notFound);
            case "show" -> user.map(this::shown).orElseGet(LocalDoor::notFound);
            case "records" ->
                new AdminReply(
                        DONE,
                        LocalAnswers.page(records.list(
                                user.orElseThrow(), Optional.ofNullable(members.get("before")), LocalAnswers.PAGE)));
            case "search" ->
                new AdminReply(
                        CONFLICT,
                        LocalAnswers.problem("search_off", "One searches in a service that is deployed: --stack"));
            default -> acted(user.orElseThrow(), members);
        };
    }

    private AdminReply shown(UserId user) {
        return targets.byId(user)
                .map(target -> new AdminReply(DONE, LocalAnswers.user(target, factors.find(user), passkeys.list(user))))
                .orElseGet(LocalDoor::notFound);
    }

    private AdminReply acted(UserId user, Map<String, String> members) {
        var reason = Reason.parse(members.getOrDefault("reason", ""));
        if (reason.isEmpty()) {
            return new AdminReply(
                    FLAWED, LocalAnswers.problem("invalid_request", "reason: 1 to 200 printable characters"));
        }
        var action = action(members);
        if (action.isEmpty()) {
            return new AdminReply(
                    FLAWED, LocalAnswers.problem("invalid_request", "no such action, role, factor or passkey"));
        }
        if ("try".equals(members.get("call"))) {
            return act.wouldRefuse(Operator.local(), user, action.get())
                    .map(LocalDoor::reply)
                    .orElseGet(() -> new AdminReply(DONE, LocalAnswers.would(action.get())));
        }
        return reply(act.act(Operator.local(), user, action.get(), reason.get(), "ostiary-user"));
    }

    private static Optional<AdminAction> action(Map<String, String> members) {
        return Kind.of(members.getOrDefault("action", "")).flatMap(kind -> switch (kind) {
            case SET_ROLES -> RoleNames.parse(members.getOrDefault("roles", "")).map(AdminAction::setRoles);
            case REMOVE_FACTOR -> factor(members.getOrDefault("factor", "")).map(AdminAction::removeFactor);
            case REMOVE_PASSKEY ->
                PasskeyId.parse(members.getOrDefault("passkey", "")).map(AdminAction::removePasskey);
            case DISABLE, ENABLE, END_SESSIONS, REQUIRE_RESET, UNLOCK -> Optional.of(AdminAction.of(kind));
        });
    }

    private static Optional<FactorId> factor(String text) {
        try {
            return Optional.of(new FactorId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static AdminReply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var record) -> new AdminReply(DONE, LocalAnswers.record(record));
            case Outcome.NoUser _, Outcome.NoFactor _ -> notFound();
            case Outcome.KeptElsewhere _ ->
                new AdminReply(
                        CONFLICT, LocalAnswers.problem("password_elsewhere", "Another system keeps the password"));
            case Outcome.DeletionPending _ ->
                new AdminReply(
                        CONFLICT,
                        LocalAnswers.problem(
                                "deletion_pending", "The account will be deleted, unless its owner keeps it"));
            case Outcome.Disabled _ ->
                new AdminReply(CONFLICT, LocalAnswers.problem("user_disabled", "The user is disabled"));
            case Outcome.OwnAccount _ -> throw new IllegalStateException("nobody here has an account");
        };
    }

    private static AdminReply notFound() {
        return new AdminReply(UNKNOWN, LocalAnswers.problem("not_found", "Not found"));
    }

    @Override
    public Optional<String> complaint() {
        return log.complaint(open.table().name());
    }

    @Override
    public void close() {
        open.close();
    }
}
