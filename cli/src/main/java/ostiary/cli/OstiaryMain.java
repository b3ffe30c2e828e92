package ostiary.cli;

import ostiary.cli.accept.AcceptCommand;
import ostiary.cli.doctor.DoctorCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/// The main class of `bin/ostiary`, `make import`, `make export` and `make doctor`.
final class OstiaryMain {
    private OstiaryMain() {}

    static void main(String[] arguments) {
        var progress = Progress.on(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> printEndNotice(progress)));
        int status = commandLine(new Settings(System.getenv()), progress).execute(arguments);
        progress.endNotice("");
        System.exit(status);
    }

    /// All commands. Errors are told in a line or two, with exit status 1; the doctor and `accept`, whose 1 means more,
    /// have 2.
    static CommandLine commandLine(Settings settings, Progress progress) {
        return new CommandLine(new OstiaryCommand(settings, progress))
                .addSubcommand(new CommandLine(new UserCommand(AdminDoors.of(settings)))
                        .addSubcommand(new UserSearchCommand(AdminDoors.of(settings))))
                .addSubcommand(new ProjectionCommand(settings, progress))
                .addSubcommand(new AuditCommand(settings, progress))
                .addSubcommand(new SagaCommand(SagaDoors.of(settings)))
                .addSubcommand(new ClientCommand(settings, OperatorsLog::of))
                .addSubcommand(new RestoreCommand(settings, progress, OperatorsLog::of))
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new AcceptCommand())
                .addSubcommand(new GenerateCompletion())
                .setParameterExceptionHandler((wrong, _) -> {
                    wrong.getCommandLine().getErr().println(wrong.getMessage());
                    return switch (wrong.getCommandLine().getCommand()) {
                        case DoctorCommand _ -> DoctorCommand.USAGE;
                        case AcceptCommand _ -> AcceptCommand.USAGE;
                        default -> 1;
                    };
                })
                .setExecutionExceptionHandler((failed, command, _) -> {
                    command.getErr().println(Failures.explain(failed));
                    return 1;
                });
    }

    /// Runs at ctrl-C or `kill`.
    private static void printEndNotice(Progress progress) {
        if (!progress.endNotice().isEmpty()) {
            System.err.println("\n" + progress.endNotice());
        }
    }
}
