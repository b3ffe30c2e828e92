package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.TableShape;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Whether the table's items expire. A restored table has it off
/// (<https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.Tutorial.html>).
final class ExpiryCheck implements Check {
    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var expiry = deployment
                .aws()
                .read(Read.DESCRIBE_TIME_TO_LIVE, Map.of("TableName", deployment.table()))
                .at("TimeToLiveDescription");
        var status = expiry.find("TimeToLiveStatus").orElse("");
        boolean isOn =
                status.startsWith("ENABL") && expiry.find("AttributeName").equals(Optional.of(TableShape.TIME_TO_LIVE));
        return new Findings(this).addIf(!isOn, Symptom.EXPIRY_OFF, status).or("by " + TableShape.TIME_TO_LIVE);
    }
}
