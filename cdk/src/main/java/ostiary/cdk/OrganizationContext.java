package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The settings by which an organization bounds what a team deploys, out of the context.
final class OrganizationContext {
    private OrganizationContext() {}

    static Guardrails guardrails(StageContext context) {
        var tagged = Guardrails.none()
                .withTags(context.list("tags").map(OrganizationContext::tags).orElse(Map.of()));
        var bounded = context.text("permissionsBoundary")
                .map(tagged::withPermissionsBoundary)
                .orElse(tagged);
        return context.text("rolePath").map(bounded::withRolePath).orElse(bounded);
    }

    static Optional<Network> network(StageContext context) {
        var subnets = context.list("subnets");
        var groups = context.list("securityGroups");
        Checks.require(
                subnets.isPresent() == groups.isPresent(), "subnets and securityGroups go together in the context");
        return subnets.map(ids -> new Network(ids, groups.orElseThrow()));
    }

    static Optional<LogKey> logKey(StageContext context) {
        return context.parsed("logKey", LogKey.Existing::new);
    }

    private static Map<String, String> tags(List<String> words) {
        var tags = new TreeMap<String, String>();
        for (var word : words) {
            int end = word.indexOf('=');
            Checks.require(end > 0, "tags must be key=value with commas between, not " + word);
            Checks.require(
                    tags.put(word.substring(0, end), word.substring(end + 1)) == null,
                    "tags must have each key once, not " + word + " once more");
        }
        return tags;
    }
}
