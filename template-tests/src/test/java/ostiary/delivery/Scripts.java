package ostiary.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The scripts of `bin/` and the Makefile in a folder of their own, with no tools around them but those that a test
/// puts there.
final class Scripts {
    /// The tools that any Unix has.
    private static final List<String> UNIX = List.of(
            "awk", "cat", "cksum", "cp", "dirname", "du", "find", "grep", "ls", "make", "mkdir", "rm", "sh", "touch",
            "xargs");

    final Path root;
    private final Path tools;

    Scripts(Path root) throws IOException {
        this.root = root;
        this.tools = Files.createDirectories(root.resolve("tools"));
        Files.createDirectories(root.resolve("bin"));
        try (var scripts = Files.list(Workflow.ROOT.resolve("bin"))) {
            for (var script : scripts.toList()) {
                Files.copy(script, root.resolve("bin").resolve(script.getFileName()));
            }
        }
        Files.copy(Workflow.ROOT.resolve("Makefile"), root.resolve("Makefile"));
        for (var tool : UNIX) {
            tool(tool, "exec " + installed(tool) + " \"$@\"");
        }
    }

    /// Whatever Maven, Node and the JDK are asked, they are content.
    Scripts withAllTools() throws IOException {
        tool("mvn", "exit 0");
        tool("node", "echo v20.0.0");
        tool("npm", "exit 0");
        script(root.resolve("bin/jdk25"), "echo '" + root.resolve("jdk") + "'");
        script(Files.createDirectories(root.resolve("jdk/bin")).resolve("java"), "echo the app runs");
        return this;
    }

    void tool(String name, String commands) throws IOException {
        script(tools.resolve(name), commands);
    }

    void without(String tool) throws IOException {
        if (tool.equals("jdk25")) {
            script(root.resolve("bin/jdk25"), "echo 'no JDK 25' >&2; exit 1");
        } else {
            Files.delete(tools.resolve(tool));
        }
    }

    /// The lines that it prints, wherever to, and how it ends.
    Ended run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    Ended run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        var line = Stream.of(command).toList();
        var builder = new ProcessBuilder(Stream.concat(
                                Stream.of(root.resolve(line.getFirst()).toString()),
                                line.stream().skip(1))
                        .toList())
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", root.toString()));
        builder.environment().putAll(variables);
        var process = builder.start();
        process.outputWriter().close();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), printed.lines().toList());
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path installed(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /// @param status 0 if all is well
    record Ended(int status, List<String> lines) {}
}
