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

/// Who calls with which key.
public final class Credentials {
    /// Those that the services here fill in. A policy that looks at another would be judged wrongly.
    private static final Set<String> CONDITION_KEYS =
            Set.of("kms:ViaService", "ses:FromAddress", "dynamodb:LeadingKeys");

    private record Session(String token, Role role) {}

    private final Optional<Role> anybody;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Queue<AwsKey> keys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger issued = new AtomicInteger();

    /// Of nobody so far.
    public Credentials() {
        this(Optional.empty());
    }

    private Credentials(Optional<Role> anybody) {
        this.anybody = anybody;
    }

    /// Those of an account in which every key may do everything, for tests that are not about rights.
    public static Credentials ofAnybody() {
        return new Credentials(Optional.of(Policies.role("Anybody", "'Effect':'Allow','Action':'*','Resource':'*'")));
    }

    /// A new key of `role`, as Lambda gets one when it starts a function.
    ///
    /// @throws IllegalArgumentException if its policies look at a condition key that no request here has
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

    /// Every key that was issued.
    public List<AwsKey> issued() {
        return List.copyOf(keys);
    }

    /// The role behind a key; empty if there is no such key or the token is another's.
    Optional<Role> role(String accessKeyId, String sessionToken) {
        return anybody.or(() -> Optional.ofNullable(sessions.get(accessKeyId))
                .filter(session -> session.token().equals(sessionToken))
                .map(Session::role));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
