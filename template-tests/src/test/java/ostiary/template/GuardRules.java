package ostiary.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Where no role may be made without an organization's bound and path, one that lacks them stops the deployment.
final class GuardRules {
    private GuardRules() {}

    /// The roles of all stacks of an assembly that lack what the context asks for.
    static List<String> unguarded(Path assembly, Map<String, String> context) throws IOException {
        try (var files = Files.list(assembly)) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .map(GuardRules::read)
                    .flatMap(template ->
                            unguarded(template, asked("permissionsBoundary", context), asked("rolePath", context)))
                    .toList();
        }
    }

    static Stream<String> unguarded(Template template, String boundary, String path) {
        return template.all("AWS::IAM::Role")
                .filter(role -> !role.text("PermissionsBoundary").equals(boundary)
                        || !role.text("Path").equals(path))
                .map(role -> template.stack() + " has " + role.id() + " without a bound");
    }

    private static String asked(String key, Map<String, String> context) {
        return Objects.requireNonNull(context.get(key), key);
    }

    private static Template read(Path file) {
        try {
            return new Template(file.getFileName().toString(), Synthesis.json(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
