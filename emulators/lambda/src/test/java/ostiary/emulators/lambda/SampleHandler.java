package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeSet;

/// Does what its event says.
public final class SampleHandler implements RequestStreamHandler, Resource {
    /// Where a clock writes a letter for each of its ticks, for whoever looks from outside.
    static final String TICKS = "TICKS";

    /// A folder where each of [#GUESTS] invocations that meet leaves a file.
    static final String MEETING = "MEETING";

    static final int GUESTS = 3;

    private int checkpoints;
    private int restores;

    public SampleHandler() {
        if ("init".equals(System.getenv("FAIL_AT"))) {
            throw new IllegalStateException("three variables are wrong");
        }
        Core.getGlobalContext().register(this);
        Optional.ofNullable(System.getenv(TICKS))
                .map(Path::of)
                .ifPresent(ticks -> Thread.ofPlatform().daemon().start(() -> tick(ticks)));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, com.amazonaws.services.lambda.runtime.Context own)
            throws IOException {
        var asked = new String(input.readAllBytes(), UTF_8).replace("\"", "");
        var answer = switch (asked) {
            case "pid" -> Long.toString(ProcessHandle.current().pid());
            case "variables" -> String.join(" ", new TreeSet<>(System.getenv().keySet()));
            case "hooks" -> checkpoints + " " + restores;
            case "heap" -> Long.toString(Runtime.getRuntime().maxMemory() / (1024 * 1024));
            case "who" -> own.getFunctionName() + " " + own.getInvokedFunctionArn();
            case "print" -> print();
            case "meet" -> meet(Path.of(System.getenv(MEETING)));
            case "hang" -> pause(60_000);
            case "throw" -> throw new IllegalArgumentException("no such thing");
            case "die" -> die();
            default -> asked;
        };
        output.write(answer.getBytes(UTF_8));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        checkpoints++;
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        restores++;
    }

    private static String print() {
        System.out.println("a line of the function");
        return "printed";
    }

    private static String pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return "paused";
    }

    private static String die() {
        Runtime.getRuntime().halt(7);
        return "unreachable";
    }

    /// Answers when all are there.
    private static String meet(Path folder) throws IOException {
        Files.createTempFile(folder, "guest", "");
        while (guests(folder) < GUESTS) {
            pause(5);
        }
        return "met";
    }

    static long guests(Path folder) throws IOException {
        try (var guests = Files.list(folder)) {
            return guests.count();
        }
    }

    private static void tick(Path ticks) {
        try {
            while (true) {
                pause(5);
                Files.writeString(ticks, ".", StandardOpenOption.APPEND);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
