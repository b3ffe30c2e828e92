package ostiary.emulators.aws.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The policy of a topic, a queue, a bucket or a key
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html>).
///
/// A principal is compared as it is written: that an account's root stands for everybody whom the account's
/// own policies let is for the caller to know.
public final class ResourcePolicy {
    /// The policy of something that has none.
    public static final ResourcePolicy NONE = new ResourcePolicy(List.of());

    private static final String PRINCIPAL = "Principal";
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");

    /// @param anybody whether the statement is about everybody
    private record Named(boolean anybody, Set<Principal> principals, Statement statement) {
        boolean isAbout(Principal principal) {
            return anybody || principals.contains(principal);
        }
    }

    private final List<Named> statements;

    private ResourcePolicy(List<Named> statements) {
        this.statements = statements;
    }

    /// Reads a policy whose CloudFormation references are resolved.
    ///
    /// @throws IllegalArgumentException if the policy has an element that is not supported
    public static ResourcePolicy of(JsonNode document) {
        document.fieldNames().forEachRemaining(name -> {
            if (!DOCUMENT.contains(name)) {
                throw new IllegalArgumentException(name + " is not judged here: " + document);
            }
        });
        var statements = document.required("Statement");
        return new ResourcePolicy((statements.isArray() ? statements.valueStream() : Stream.of(statements))
                .map(ResourcePolicy::named)
                .toList());
    }

    /// A policy with the statements of both, as two policies of one resource have.
    public ResourcePolicy and(ResourcePolicy other) {
        return new ResourcePolicy(
                Stream.concat(statements.stream(), other.statements.stream()).toList());
    }

    /// Whether the policy itself lets the principal, and does not deny it.
    public boolean allows(Principal principal, Access access) {
        return !denies(principal, access)
                && statements.stream()
                        .anyMatch(each -> each.isAbout(principal)
                                && !each.statement().denies()
                                && each.statement().covers(access));
    }

    /// Whether the policy denies the access, whatever the policies of the principal allow.
    public boolean denies(Principal principal, Access access) {
        return statements.stream()
                .anyMatch(each -> each.isAbout(principal)
                        && each.statement().denies()
                        && each.statement().covers(access));
    }

    private static Named named(JsonNode json) {
        var principal = json.required(PRINCIPAL);
        ObjectNode rest = json.deepCopy();
        rest.remove(PRINCIPAL);
        var statement = Statement.of(rest);
        if (principal.isTextual()) {
            return new Named(anybody(principal.asText()), Set.of(), statement);
        }
        var named = principal.properties().stream()
                .flatMap(kind -> Texts.of(kind.getValue()).stream().map(id -> new Principal(kind.getKey(), id)))
                .collect(toUnmodifiableSet());
        return new Named(named.contains(Principal.aws("*")), named, statement);
    }

    private static boolean anybody(String text) {
        if (!text.equals("*")) {
            throw new IllegalArgumentException("a principal that is none: " + text);
        }
        return true;
    }
}
