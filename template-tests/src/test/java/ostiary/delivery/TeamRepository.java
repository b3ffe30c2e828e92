package ostiary.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The local repository of a team's machine: what `mvn install` of this project would put there, and for all else the
/// repository of this build, so that nothing large is fetched twice.
///
/// @param folder of the repository
record TeamRepository(Path folder) {
    /// Where cdk-nag would be. This repository has none.
    static final Path CDK_NAG = Path.of("io/github/cdklabs");

    private static final Path BUILDS_OWN = Path.of(System.getProperty("ostiary.repository"));

    static TeamRepository in(Path folder) throws IOException {
        var modules = Module.all();
        var group = modules.getFirst().group();
        var withheld = new ArrayList<>(List.of(CDK_NAG));
        withheld.add(group);
        link(folder, Path.of(""), withheld);
        for (var module : modules) {
            module.installInto(folder);
        }
        return new TeamRepository(folder);
    }

    /// Runs Maven in `project`, on this JDK.
    ///
    /// @param assembly where the CDK app writes to
    void maven(Path project, Path assembly, String... goals) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("ostiary.maven"), "bin", "mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-q", "-Dmaven.repo.local=" + folder));
        command.addAll(List.of(goals));
        var log = project.resolveSibling("maven.log");
        var builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CDK_OUTDIR", assembly.toString());
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new AssertionError("Maven ended with " + status + ":\n" + Files.readString(log));
        }
    }

    /// Lets go of the build's own repository.
    void unlink() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /// A folder that leads to one that is withheld is made, and the others in it are linked.
    private static void link(Path folder, Path below, List<Path> withheld) throws IOException {
        Files.createDirectories(folder.resolve(below));
        try (var children = Files.list(BUILDS_OWN.resolve(below))) {
            for (var child : children.toList()) {
                var path = BUILDS_OWN.relativize(child);
                if (withheld.contains(path)) {
                    continue;
                }
                if (withheld.stream().anyMatch(hidden -> hidden.startsWith(path))) {
                    link(folder, path, withheld);
                } else {
                    Files.createSymbolicLink(folder.resolve(path), child);
                }
            }
        }
    }
}
