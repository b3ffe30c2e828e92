package ostiary.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A published version of a function with SnapStart is there after its snapshot, minutes later
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html>). Lambda refuses to take too many at a time
/// (<https://github.com/hashicorp/terraform-provider-aws/issues/29907>).
final class SnapshotRules {
    private SnapshotRules() {}

    /// By an alias that something else knows: a gateway, a permission.
    static Stream<String> invoked(Template template) {
        var references = ReferencesTest.references(template.resources());
        var invoked = template.all("AWS::Lambda::Alias")
                .filter(alias -> references.entrySet().stream()
                        .anyMatch(each -> each.getValue().contains(alias.id())
                                && !each.getKey().equals(alias.id())))
                .map(alias -> alias.text("FunctionVersion"))
                .toList();
        return template.all("AWS::Lambda::Version")
                .filter(version -> !invoked.contains("${" + version.id() + ".Version}"))
                .map(version -> "nobody invokes " + version.id());
    }

    static Stream<String> chained(Template template) {
        var versions = template.all("AWS::Lambda::Version")
                .filter(version -> template.behind(version.text("FunctionName"))
                        .orElseThrow()
                        .has("SnapStart"))
                .map(Resource::id)
                .toList();
        var before = new TreeMap<String, Set<String>>();
        versions.forEach(version -> before.put(version, template.before(version)));
        var together = new ArrayList<String>();
        for (var one : versions) {
            for (var other : versions) {
                if (one.compareTo(other) < 0
                        && !before.getOrDefault(one, Set.of()).contains(other)
                        && !before.getOrDefault(other, Set.of()).contains(one)) {
                    together.add(one + " and " + other + " are published together");
                }
            }
        }
        return List.copyOf(together).stream();
    }
}
