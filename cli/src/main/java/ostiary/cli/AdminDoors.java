package ostiary.cli;

import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Opens the way to a service.
@FunctionalInterface
interface AdminDoors {
    AdminDoor open(DoorOptions where) throws MovingException, UnreadException;

    static AdminDoors of(Settings settings) {
        return where -> open(
                where,
                settings,
                Endpoints.aws(),
                DefaultCredentialsProvider.builder().build());
    }

    /// A table on AWS is no way, but one that was restored and is not in use: its function is yet to come.
    static AdminDoor open(DoorOptions where, Settings settings, Endpoints endpoints, AwsCredentialsProvider credentials)
            throws MovingException, UnreadException {
        var all = where.over(settings);
        if (!all.isOnAws() || where.isRestored()) {
            var table = OpenTable.open(all);
            return new LocalDoor(table, OperatorsLog.of(all, table));
        }
        var stack = where.stack(settings)
                .orElseThrow(() -> new MovingException("Where are the users? Give --stack NAME of a deployed service,"
                        + " whose function is asked, or --data or --endpoint of make run."));
        return FunctionDoor.of(stack, where.region(), credentials, endpoints);
    }
}
