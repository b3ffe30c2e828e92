package ostiary.adapters.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailRecordStore;
import ostiary.core.trail.TrailShard;

/// Adapter: the records of the audit trail as files, the keys for their paths: a copy of the bucket, or the records of
/// `make run`.
public final class DirectoryTrailRecordStore implements TrailRecordStore {
    private static final int PAGE = 200;

    /// After everything else in a directory.
    private static final String LAST = "/\uffff";

    private final Path root;

    /// @param root where the bucket's root is
    public DirectoryTrailRecordStore(Path root) {
        this.root = root;
    }

    @Override
    public void putNew(String key, String object) {
        try {
            var file = root.resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, object, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            if (!find(key).equals(Optional.of(object))) {
                throw new IllegalStateException("another record is at " + key, there);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<String> find(String key) {
        var file = root.resolve(key).normalize();
        if (!file.startsWith(root.normalize())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Files.readAllBytes(file), UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public List<Stored> page(TrailShard shard, Optional<String> after) {
        var keys = new ArrayList<String>();
        collect(TrailRecord.prefix(shard).replaceFirst("/$", ""), after.orElse(""), keys);
        return keys.stream()
                .flatMap(key -> find(key).map(object -> new Stored(key, object)).stream())
                .toList();
    }

    /// Directories of days have names of one length, so that their order is that of the keys.
    private void collect(String key, String after, List<String> keys) {
        var path = root.resolve(key);
        if (!Files.isDirectory(path)) {
            if (Files.exists(path) && key.compareTo(after) > 0) {
                keys.add(key);
            }
            return;
        }
        if ((key + LAST).compareTo(after) < 0) {
            return;
        }
        for (var name : names(path)) {
            if (keys.size() == PAGE) {
                return;
            }
            collect(key + "/" + name, after, keys);
        }
    }

    private static List<String> names(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
