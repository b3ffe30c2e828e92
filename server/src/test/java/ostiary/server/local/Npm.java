package ostiary.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Packages of npm, in the versions of a lock file of this module.
final class Npm {
    private Npm() {}

    /// Fetches them to a folder below `target`, unless they are there.
    ///
    /// @param name of the folder with `package.json` and `package-lock.json`
    /// @return the folder that has `node_modules`
    static Path install(String name) throws IOException, InterruptedException {
        var versions = Path.of(name);
        var home = Files.createDirectories(Path.of("target", name));
        var installed = home.resolve("node_modules/.package-lock.json");
        var lock = home.resolve("package-lock.json");
        if (Files.exists(installed) && Files.mismatch(versions.resolve("package-lock.json"), lock) < 0) {
            return home;
        }
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(versions.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Command.mustRun(home, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return home;
    }
}
