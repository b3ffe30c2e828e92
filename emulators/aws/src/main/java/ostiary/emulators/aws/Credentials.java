package ostiary.emulators.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;

/// Issues access keys and maps them to roles.
public final class Credentials {
    /// The condition keys that the emulated services fill in. A policy that uses any other
    /// key could not be evaluated.
    private static final Set<String> CONDITION_KEYS = Set.of(
            "kms:ViaService",
            "ses:FromAddress",
            "dynamodb:LeadingKeys",
            "dynamodb:Attributes",
            "dynamodb:Select",
            "dynamodb:ReturnValues");

    private record Session(String token, Role role) {}

    private final Optional<Role> anybody;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Queue<AwsKey> keys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger issued = new AtomicInteger();

    /// Creates an empty set of credentials.
    public Credentials() {
        this(Optional.empty());
    }

    private Credentials(Optional<Role> anybody) {
        this.anybody = anybody;
    }

    /// Credentials that accept every key and allow every action, for tests that are not about permissions.
    public static Credentials ofAnybody() {
        return new Credentials(Optional.of(Policies.role("Anybody", "'Effect':'Allow','Action':'*','Resource':'*'")));
    }

    /// Issues a key for `role`, as Lambda does when it starts an execution environment.
    ///
    /// @throws IllegalArgumentException if the role's policies use a condition key that no
    /// emulated service fills in
    public AwsKey issue(Role role) {
        role.conditionKeys().stream()
                .filter(key -> CONDITION_KEYS.stream().noneMatch(key::equalsIgnoreCase))
                .findAny()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("no request here has the condition key " + key);
                });
        var key = new AwsKey("ASIA%016d".formatted(issued.incrementAndGet()), random(), random());
        keys.add(key);
        sessions.put(key.accessKeyId(), new Session(key.sessionToken(), role));
        return key;
    }

    /// The role whose key a request was signed with; empty if nobody's.
    public Optional<Role> caller(AwsRequest request) {
        return CredentialScope.of(request)
                .flatMap(scope -> role(scope.accessKeyId(), request.header("X-Amz-Security-Token")));
    }

    /// Every key issued so far.
    public List<AwsKey> issued() {
        return List.copyOf(keys);
    }

    /// The role that a key belongs to; empty if the key is unknown or the session token does not match it.
    Optional<Role> role(String accessKeyId, String sessionToken) {
        return anybody.or(() -> Optional.ofNullable(sessions.get(accessKeyId))
                .filter(session -> session.token().equals(sessionToken))
                .map(Session::role));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
