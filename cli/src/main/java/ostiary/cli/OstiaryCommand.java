package ostiary.cli;

import java.io.IOException;
import java.time.InstantSource;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ostiary`: the commands of operators. Import and export have so many settings that they come from the environment,
/// as `make` passes them.
@Command(
        name = "ostiary",
        description = "What operators do: move users in and out, seal their password hashes, and change what holds for"
                + " one of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class OstiaryCommand {
    private final Settings settings;
    private final Progress progress;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    OstiaryCommand(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Checks the settings before it opens the destination.
    @Command(name = "import", description = "Moves users in; settings in the environment (docs/migrate.md).")
    int importUsers() throws IOException, MovingException {
        return print(settings.undo().isPresent() ? undo() : move());
    }

    /// Checks the settings before it opens the destination.
    @Command(name = "export", description = "Moves users out; settings in the environment (docs/migrate.md).")
    int exportUsers() throws IOException, MovingException {
        settings.file();
        try (var destination = Destination.open(settings)) {
            return print(new Export(settings, destination, progress).run());
        }
    }

    /// Seals what was stored before there was a sealing, or with an older key.
    @Command(name = "seal", description = "Seals all password hashes; settings in the environment (docs/operate.md).")
    int sealPasswords() throws MovingException {
        try (var open = OpenTable.open(settings)) {
            var table = open.table();
            var sealing = Sealing.of(settings).open();
            var accounts = new DynamoDbBulkAccountStore(table);
            return print(new Seal(accounts, new DynamoDbUserStore(table), sealing, progress).run());
        }
    }

    private Ending move() throws IOException, MovingException {
        settings.file();
        settings.format();
        try (var destination = Destination.open(settings)) {
            return new Import(settings, destination, progress, InstantSource.system()).run();
        }
    }

    private Ending undo() throws IOException, MovingException {
        if (settings.find("FILE").isPresent() || settings.dryRun()) {
            throw new MovingException("UNDO=report takes an import back: it has no FILE, and no DRY_RUN.");
        }
        try (var destination = Destination.open(settings)) {
            return new Undo(settings, destination, progress).run();
        }
    }

    private int print(Ending ending) {
        spec.commandLine().getOut().println(ending.text());
        return ending.status();
    }
}
