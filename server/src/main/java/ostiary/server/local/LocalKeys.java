package ostiary.server.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.adapters.secrets.KeySets;

/// The keys of a run. Those that seal password hashes are in a file either way, for `make import` and `make export`.
///
/// @param directory that only its owner may read
/// @param areKept beyond this run
record LocalKeys(KeySets sets, Path directory, boolean areKept) {

    /// The keys beside the data, whose sessions and passwords are lost without them; new ones where no data is kept.
    static LocalKeys of(Optional<Path> data, Instant now) {
        return data.map(directory -> kept(directory.resolve("keys"), now)).orElseGet(() -> fresh(now));
    }

    private static LocalKeys kept(Path directory, Instant now) {
        return new LocalKeys(KeptKeys.in(directory, now), directory, true);
    }

    private static LocalKeys fresh(Instant now) {
        try {
            var directory = Files.createTempDirectory("ostiary-keys");
            return new LocalKeys(KeySets.fresh(now).withSealing(KeptKeys.sealing(directory, now)), directory, false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The file with the keys that seal password hashes.
    Path sealing() {
        return KeptKeys.sealingFile(directory);
    }

    /// Deletes those that are for this run only.
    void forget() {
        if (areKept) {
            return;
        }
        try {
            Files.deleteIfExists(sealing());
            Files.deleteIfExists(directory);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
