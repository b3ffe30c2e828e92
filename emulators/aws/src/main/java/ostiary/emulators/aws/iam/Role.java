package ostiary.emulators.aws.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A role of the template: what its policies allow, and what of that has been used.
///
/// It is asked by many threads at once. The policies of resources, as of keys, are not looked at: those of the
/// template leave it to roles.
public final class Role {
    private final String name;
    private final List<Statement> statements;
    private final List<Grant> grants;
    private final Set<Grant> used = ConcurrentHashMap.newKeySet();
    private final Set<Grant> withheld = ConcurrentHashMap.newKeySet();
    private final List<Access> denied = new CopyOnWriteArrayList<>();

    /// With the statements of all its policies.
    public Role(String name, List<Statement> statements) {
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

    /// Decides, and keeps a record: of the grant that allowed it, or of the denial.
    public Decision decide(Access access) {
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
        var left = allowing.stream().filter(grant -> !withheld.contains(grant)).findFirst();
        left.ifPresent(used::add);
        return left.isPresent() ? Decision.ALLOWED : Decision.WITHHELD;
    }

    /// All that is allowed, in the order of the policies.
    public List<Grant> grants() {
        return grants;
    }

    /// The grants that allowed something. Of two that would allow the same, only the first counts, so the other
    /// shows as one too many.
    public Set<Grant> used() {
        return Set.copyOf(used);
    }

    /// The grants that allowed nothing so far.
    public List<Grant> unused() {
        return grants.stream().filter(grant -> !used.contains(grant)).toList();
    }

    /// What its policies did not allow, in order. What a test withheld is not in it.
    public List<Access> denied() {
        return List.copyOf(denied);
    }

    /// The names of all condition keys that its policies look at.
    public Set<String> conditionKeys() {
        return statements.stream()
                .flatMap(statement -> statement.conditionKeys().stream())
                .collect(toUnmodifiableSet());
    }

    /// Takes one grant away for a while.
    public Withheld withhold(Grant grant) {
        if (!grants.contains(grant)) {
            throw new IllegalArgumentException("not granted: " + grant);
        }
        if (!withheld.add(grant)) {
            throw new IllegalStateException("withheld already: " + grant);
        }
        return () -> withheld.remove(grant);
    }

    @Override
    public String toString() {
        return name;
    }
}
