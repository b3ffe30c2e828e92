package ostiary.functions.priming;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.RestoreException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ostiary.functions.LoginHandler;

/// A process that initialises the login as Lambda does, and restores environments from it. Each draws ids, as
/// `UUID.randomUUID` makes them, and what tokens, codes and salts are made of, from the login's own generators.
final class RestoredEnvironments {
    /// Far less than the garbage collector would have to be called for.
    private static final int DRAWS = 100_000;

    private static final int WARM_UP = 20_000;
    private static final int ENOUGH_BYTES = 100;
    /// A copy that does its work needs a second or two; one that hangs is tried again.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<RandomGenerator> generators;
    private final Path file = Files.createTempFile("draws", ".bin");

    private RestoredEnvironments(List<RandomGenerator> generators) throws Exception {
        this.generators = generators;
    }

    /// Prints whether the hooks have primed it, and how many draws repeat one of another environment: with the
    /// function's hooks, without them, and of a
    /// generator that was seeded before the snapshot.
    public static void main(String[] arguments) throws Throwable {
        int environments = Integer.parseInt(arguments[0]);
        loadRuntime();
        var handler = new LoginHandler();
        System.gc(); // the context of hooks does not keep them from it
        Core.getGlobalContext().beforeCheckpoint(null);
        System.out.println("primed " + isLoaded("ostiary.functions.priming.EphemeralTls"));
        var own = Generators.in(handler);
        System.out.println("generators " + own);
        report("with hooks", new RestoredEnvironments(own).repeats(environments, RestoredEnvironments::afterRestore));
        report("without hooks", new RestoredEnvironments(own).repeats(2, () -> {}));
        var seeded =
                Stream.concat(own.stream(), Stream.of(new java.util.Random())).toList();
        report("seeded", new RestoredEnvironments(seeded).repeats(2, RestoredEnvironments::afterRestore));
        Runtime.getRuntime().halt(0);
    }

    /// A class that only the work on the stage has a use for.
    private static boolean isLoaded(String name) throws ReflectiveOperationException {
        var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        return find.invoke(RestoredEnvironments.class.getClassLoader(), name) != null;
    }

    /// The runtime's native part; its own way to load it is for one process a machine.
    @SuppressWarnings("restricted") // It loads native code, or calls it.
    private static void loadRuntime() throws IOException {
        var processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var library = Files.createTempFile("aws-lambda-jni", ".so");
        try (var packed = Core.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + processor + ".so")) {
            Files.write(library, Objects.requireNonNull(packed).readAllBytes());
            System.load(library.toString());
        } finally {
            Files.delete(library);
        }
    }

    private static void report(String what, long[] drawn) {
        long different = Arrays.stream(drawn).distinct().count();
        System.out.println(what + " " + drawn.length + " " + (drawn.length - different));
    }

    private long[] repeats(int environments, Runnable afterRestore) throws Throwable {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var all = channel.map(MapMode.READ_WRITE, 0, (long) Long.BYTES * DRAWS * environments)
                    .asLongBuffer();
            draw(ByteBuffer.allocate(Long.BYTES * WARM_UP).asLongBuffer());
            for (int i = 0; i < environments; i++) {
                var part = all.slice(i * DRAWS, DRAWS);
                ForkedCopy.run(
                        RestoredEnvironments::snapshotIsAheadOfTheClock,
                        () -> {
                            afterRestore.run();
                            draw(part);
                        },
                        PATIENCE);
            }
            var drawn = new long[DRAWS * environments];
            all.get(drawn);
            return drawn;
        } finally {
            Files.delete(file);
        }
    }

    /// In turn an id and something of each generator.
    private void draw(LongBuffer into) {
        while (into.hasRemaining()) {
            into.put(UUID.randomUUID().getLeastSignificantBits());
            for (var generator : generators) {
                if (into.hasRemaining()) {
                    into.put(generator.nextLong());
                }
            }
        }
    }

    private static void afterRestore() {
        try {
            Core.getGlobalContext().afterRestore(null);
        } catch (RestoreException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The worst case for the JDK's generator: it has bytes in store, and by the clock they are fresh. Where it has
    /// enough, nothing is drawn: the next copy begins with the very bytes of the one before.
    private static void snapshotIsAheadOfTheClock() {
        try {
            var type = Class.forName("sun.security.provider.NativePRNG");
            var state = accessible(type.getDeclaredField("INSTANCE")).get(null);
            var stored = accessible(state.getClass().getDeclaredField("buffered"));
            while (stored.getInt(state) < ENOUGH_BYTES) {
                var _ = UUID.randomUUID();
            }
            accessible(state.getClass().getDeclaredField("lastRead"))
                    .setLong(
                            state,
                            System.currentTimeMillis() + Duration.ofHours(1).toMillis());
        } catch (ReflectiveOperationException otherJdk) {
            throw new IllegalStateException(otherJdk);
        }
    }

    private static Field accessible(Field field) {
        field.setAccessible(true);
        return field;
    }
}
