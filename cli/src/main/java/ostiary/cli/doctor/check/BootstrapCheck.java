package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// Whether the CDK may deploy here
/// (<https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html>).
final class BootstrapCheck implements Check {
    /// The oldest version that templates of the CDK's version 2 take in their rule `CheckBootstrapVersion`.
    private static final int OLDEST = 6;

    @Override
    public String name() {
        return "bootstrap";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var parameter = "/cdk-bootstrap/" + deployment.plan().qualifier() + "/version";
        Tree read;
        try {
            read = deployment.aws().read(Read.GET_PARAMETER, Map.of("Name", parameter));
        } catch (UnreadException e) {
            if (e.isMissing()) {
                return new Findings(this)
                        .add(Symptom.BOOTSTRAP_MISSING, "no parameter " + parameter)
                        .or("");
            }
            throw e;
        }
        var version = (int) read.number("Parameter", "Value");
        return new Findings(this)
                .addIf(version < OLDEST, Symptom.BOOTSTRAP_OLD, version + ", and not " + OLDEST)
                .or("version " + version);
    }
}
