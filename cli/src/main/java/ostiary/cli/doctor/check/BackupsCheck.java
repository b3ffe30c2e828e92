package ostiary.cli.doctor.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Whether the table can be had back as it was at any second. A restored table has it off.
final class BackupsCheck implements Check {
    @Override
    public String name() {
        return "backups";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var recovery = deployment
                .aws()
                .read(Read.DESCRIBE_CONTINUOUS_BACKUPS, Map.of("TableName", deployment.table()))
                .at("ContinuousBackupsDescription", "PointInTimeRecoveryDescription");
        var status = recovery.find("PointInTimeRecoveryStatus").orElse("");
        var since = Instant.ofEpochSecond((long) recovery.number("EarliestRestorableDateTime"));
        return new Findings(this)
                .addIf(!status.equals("ENABLED"), Symptom.BACKUPS_OFF, status)
                .or("any second since " + since);
    }
}
