package ostiary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import ostiary.cli.aws.Tree;
import ostiary.core.trail.VerifyTrail.Noted;

/// The heads that `ostiary audit verify --json` has printed before.
final class NotedHeads {
    private static final int MOST_BYTES = 64 * 1024;

    private NotedHeads() {}

    /// By the name of the shard.
    static Map<String, Noted> read(Path file) throws IOException, MovingException {
        if (Files.size(file) > MOST_BYTES) {
            throw new MovingException("--noted=" + file + " is far too long.");
        }
        try {
            var noted = new HashMap<String, Noted>();
            for (var shard : Tree.ofJson(Files.readAllBytes(file)).all("shards")) {
                var number = Long.parseLong(shard.find("head", "number").orElseThrow());
                if (number > 0) {
                    noted.put(
                            shard.find("shard").orElseThrow(),
                            new Noted(number, shard.find("head", "hash").orElseThrow()));
                }
            }
            if (noted.isEmpty()) {
                throw new MovingException("--noted=" + file + " has no heads.");
            }
            return noted;
        } catch (NoSuchElementException | NumberFormatException malformed) {
            throw new MovingException("--noted=" + file + " is not what ostiary audit verify --json prints.");
        }
    }
}
