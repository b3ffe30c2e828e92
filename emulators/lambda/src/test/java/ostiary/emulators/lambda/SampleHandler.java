package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Does what its event says.
public final class SampleHandler implements RequestStreamHandler, Resource {
    private final AtomicInteger ticks = new AtomicInteger();
    private int checkpoints;
    private int restores;

    public SampleHandler() {
        if ("init".equals(System.getenv("FAIL_AT"))) {
            throw new IllegalStateException("three variables are wrong");
        }
        Core.getGlobalContext().register(this);
        Thread.ofPlatform().daemon().start(this::tick);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, com.amazonaws.services.lambda.runtime.Context own)
            throws IOException {
        var asked = new String(input.readAllBytes(), UTF_8).replace("\"", "");
        var answer = switch (asked) {
            case "pid" -> Long.toString(ProcessHandle.current().pid());
            case "variables" -> String.join(" ", new TreeSet<>(System.getenv().keySet()));
            case "hooks" -> checkpoints + " " + restores;
            case "ticks" -> Integer.toString(ticks.get());
            case "heap" -> Long.toString(Runtime.getRuntime().maxMemory() / (1024 * 1024));
            case "who" -> own.getFunctionName() + " " + own.getInvokedFunctionArn();
            case "print" -> print();
            case "pause" -> pause(300);
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

    private void tick() {
        while (true) {
            pause(10);
            ticks.incrementAndGet();
        }
    }
}
