package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// Whether the table can be used.
final class TableCheck implements Check {
    private static final Set<String> USABLE = Set.of("ACTIVE", "UPDATING");

    @Override
    public String name() {
        return "table";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var name = deployment.table();
        Tree table;
        try {
            table = deployment
                    .aws()
                    .read(Read.DESCRIBE_TABLE, Map.of("TableName", name))
                    .at("Table");
        } catch (UnreadException e) {
            if (e.isMissing()) {
                return new Findings(this).add(Symptom.TABLE_GONE, name).or("");
            }
            throw e;
        }
        var status = table.find("TableStatus").orElse("");
        boolean isLocked =
                table.find("SSEDescription", "InaccessibleEncryptionDateTime").isPresent();
        return new Findings(this)
                .addIf(isLocked, Symptom.TABLE_KEY_UNUSABLE, name)
                .addIf(!isLocked && !USABLE.contains(status), Symptom.TABLE_NOT_ACTIVE, name + " is " + status)
                .or(name + " is " + status);
    }
}
