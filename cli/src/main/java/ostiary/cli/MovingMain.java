package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import ostiary.core.UnavailableException;
import ostiary.emulators.dynamodb.DirectoryInUseException;

/// The main class of `make import` and `make export`.
final class MovingMain {
    private MovingMain() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var progress = Progress.on(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> printEndNotice(progress)));
        try {
            var command = arguments.length == 1 ? arguments[0] : "";
            var ending = run(command, new Settings(System.getenv()), progress);
            System.out.println(ending.text());
            return ending.status();
        } catch (MovingException e) {
            System.err.println(e.getMessage());
        } catch (DirectoryInUseException e) {
            System.err.println(e.getMessage()
                    + ". Stop it, or give the ENDPOINT=http://127.0.0.1:port that it has printed instead of DATA.");
        } catch (UnavailableException e) {
            System.err.println(e.getMessage() + " does not answer as it should: " + cause(e)
                    + "\nWhat was written stays. The same command goes on from there.");
        } catch (IOException | UncheckedIOException e) {
            System.err.println("A file can't be read or written: " + e.getMessage());
        } finally {
            progress.endNotice("");
        }
        return 1;
    }

    /// Runs at ctrl-C or `kill`.
    private static void printEndNotice(Progress progress) {
        if (!progress.endNotice().isEmpty()) {
            System.err.println("\n" + progress.endNotice());
        }
    }

    /// Checks the settings before it opens the destination.
    private static Ending run(String command, Settings settings, Progress progress)
            throws IOException, MovingException {
        switch (command) {
            case "import" -> {
                return settings.undo().isPresent() ? undo(settings, progress) : move(settings, progress);
            }
            case "export" -> {
                settings.file();
                try (var destination = Destination.open(settings)) {
                    return Ending.good(new Export(settings, destination, progress).run());
                }
            }
            default -> throw new MovingException("There are import and export.");
        }
    }

    private static Ending move(Settings settings, Progress progress) throws IOException, MovingException {
        settings.file();
        settings.format();
        try (var destination = Destination.open(settings)) {
            return new Import(settings, destination, progress, InstantSource.system()).run();
        }
    }

    private static Ending undo(Settings settings, Progress progress) throws IOException, MovingException {
        if (settings.find("FILE").isPresent() || settings.dryRun()) {
            throw new MovingException("UNDO=report takes an import back: it has no FILE, and no DRY_RUN.");
        }
        try (var destination = Destination.open(settings)) {
            return new Undo(settings, destination, progress).run();
        }
    }

    private static String cause(UnavailableException e) {
        var cause = e.getCause();
        return cause == null ? "busy" : String.valueOf(cause.getMessage());
    }
}
