package ostiary.subscriber.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ostiary.subscriber.contract.Shapes.Way;

/// A consumer's expectations, held against what a provider promises: token claims, events, routes.
public final class Contract {
    private static final String TOKEN = "access-token.json";
    private static final String ROUTES = "openapi.json";

    private final Promises promises;
    private final Path expectations;
    private final List<Break> breaks = new ArrayList<>();

    private Contract(Promises promises, Path expectations) {
        this.promises = promises;
        this.expectations = expectations;
    }

    /// The expectations that are not kept.
    ///
    /// @param provider the folder with the provider's sources
    /// @param expectations the consumer's folder of files
    public static List<Break> breaks(Path provider, Path expectations) {
        var contract = new Contract(new Promises(provider), expectations);
        contract.compare();
        return List.copyOf(contract.breaks);
    }

    private void compare() {
        var token = promises.accessToken();
        new Shapes(Way.READ, token, breaks).compare(TOKEN, Json.read(expectations.resolve(TOKEN)), token);
        for (var file : events()) {
            event(file);
        }
        new Routes(promises.openApi(), breaks).compare(ROUTES, Json.read(expectations.resolve(ROUTES)));
    }

    private void event(Path file) {
        var name = file.getFileName().toString();
        promises.event(name.substring(0, name.length() - ".json".length()))
                .ifPresentOrElse(
                        promised -> new Shapes(Way.READ, promised, breaks)
                                .compare("events/" + name, Json.read(file), promised),
                        () -> breaks.add(new Break("events/" + name, "there are no such events")));
    }

    private List<Path> events() {
        try (var files = Files.list(expectations.resolve("events"))) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
