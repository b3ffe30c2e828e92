package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import ostiary.core.UnavailableException;

/// What `make import` and `make export` start.
final class MovingMain {
    private MovingMain() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            System.out.println(run(arguments.length == 1 ? arguments[0] : "", new Settings(System.getenv())));
            return 0;
        } catch (MovingException e) {
            System.err.println(e.getMessage());
        } catch (UnavailableException e) {
            System.err.println(e.getMessage() + " does not answer as it should: " + cause(e)
                    + "\nWhat was written stays. The same command goes on from there.");
        } catch (IOException | UncheckedIOException e) {
            System.err.println("A file can't be read or written: " + e.getMessage());
        }
        return 1;
    }

    /// What can be told to be wrong is told before anything is started.
    private static String run(String command, Settings settings) throws IOException, MovingException {
        var progress = Progress.on(System.err);
        settings.file();
        switch (command) {
            case "import" -> {
                settings.format();
                try (var destination = Destination.open(settings)) {
                    return new Import(settings, destination, progress, InstantSource.system()).run();
                }
            }
            case "export" -> {
                try (var destination = Destination.open(settings)) {
                    return new Export(settings, destination, progress).run();
                }
            }
            default -> throw new MovingException("There are import and export.");
        }
    }

    private static String cause(UnavailableException e) {
        var cause = e.getCause();
        return cause == null ? "busy" : String.valueOf(cause.getMessage());
    }
}
