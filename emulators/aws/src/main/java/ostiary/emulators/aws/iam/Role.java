package ostiary.emulators.aws.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An IAM role from the template, with a record of the grants that were used.
///
/// It is safe for use by many threads. Resource-based policies, such as key policies, are not evaluated: the template's
/// key policies delegate to IAM.
public final class Role {
    private final String name;
    private final List<Statement> statements;
    private final List<Grant> grants;
    private final Set<Grant> used = ConcurrentHashMap.newKeySet();
    private final Map<Grant, Withholding> withheld = new ConcurrentHashMap<>();
    private final List<Access> denied = new CopyOnWriteArrayList<>();
    private final Optional<Role> of;

    /// Creates a role with the statements of all its policies.
    public Role(String name, List<Statement> statements) {
        this(name, statements, Optional.empty());
    }

    private Role(String name, List<Statement> statements, Optional<Role> of) {
        this.of = of;
        this.name = name;
        this.statements = List.copyOf(statements);
        this.grants = IntStream.range(0, statements.size())
                .filter(i -> !statements.get(i).denies())
                .boxed()
                .flatMap(i -> grants(name, i, statements.get(i)))
                .toList();
    }

    private static Stream<Grant> grants(String role, int index, Statement statement) {
        return statement.actions().stream()
                .flatMap(action ->
                        statement.resources().stream().map(resource -> new Grant(role, index, action, resource)));
    }

    public String name() {
        return name;
    }

    /// A session of this role with a policy of its own: it may do what both allow
    /// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>).
    public Role session(List<Statement> policy) {
        return new Role(name, policy, Optional.of(this));
    }

    /// Evaluates the policies, and records the grant that allowed the access or the denial.
    public Decision decide(Access access) {
        var ofTheRole = of.map(role -> role.decide(access)).orElse(Decision.ALLOWED);
        if (ofTheRole != Decision.ALLOWED) {
            return ofTheRole;
        }
        if (statements.stream().anyMatch(statement -> statement.denies() && statement.covers(access))) {
            denied.add(access);
            return Decision.EXPLICITLY_DENIED;
        }
        var allowing = grants.stream()
                .filter(grant -> grant.covers(access)
                        && statements.get(grant.statement()).conditionsHold(access))
                .toList();
        if (allowing.isEmpty()) {
            denied.add(access);
            return Decision.IMPLICITLY_DENIED;
        }
        var left =
                allowing.stream().filter(grant -> !withheld.containsKey(grant)).findFirst();
        left.ifPresentOrElse(used::add, () -> allowing.forEach(this::askFor));
        return left.isPresent() ? Decision.ALLOWED : Decision.WITHHELD;
    }

    private void askFor(Grant grant) {
        withheld.computeIfPresent(grant, (_, until) -> {
            until.askedFor = true;
            return until;
        });
    }

    /// Every grant, in the order of the policies.
    public List<Grant> grants() {
        return grants;
    }

    /// The grants that have allowed an access. If two grants allow the same access, only the first is recorded, so
    /// a redundant grant shows up as unused.
    public Set<Grant> used() {
        return Set.copyOf(used);
    }

    /// The grants that allow an access during some work, whether or not they have before.
    public Set<Grant> usedBy(Runnable work) {
        var before = used();
        used.clear();
        try {
            work.run();
            return used();
        } finally {
            used.addAll(before);
        }
    }

    /// The grants that have not allowed any access so far.
    public List<Grant> unused() {
        return grants.stream().filter(grant -> !used.contains(grant)).toList();
    }

    /// The accesses that the policies did not allow, in order. Withheld grants are not included.
    public List<Access> denied() {
        return List.copyOf(denied);
    }

    /// The names of all condition keys in the policies.
    public Set<String> conditionKeys() {
        return statements.stream()
                .flatMap(statement -> statement.conditionKeys().stream())
                .collect(toUnmodifiableSet());
    }

    /// Withholds a grant until the result is closed.
    public Withheld withhold(Grant grant) {
        if (!grants.contains(grant)) {
            throw new IllegalArgumentException("not granted: " + grant);
        }
        var until = new Withholding(grant);
        if (withheld.putIfAbsent(grant, until) != null) {
            throw new IllegalStateException("withheld already: " + grant);
        }
        return until;
    }

    private final class Withholding implements Withheld {
        private final Grant grant;
        private volatile boolean askedFor;

        private Withholding(Grant grant) {
            this.grant = grant;
        }

        @Override
        public boolean wasAskedFor() {
            return askedFor;
        }

        @Override
        public void close() {
            withheld.remove(grant);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
