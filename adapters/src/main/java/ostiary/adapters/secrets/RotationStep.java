package ostiary.adapters.secrets;

import java.util.Arrays;
import java.util.Optional;

/// The steps of a rotation by Secrets Manager (AWS Secrets Manager User Guide, "Rotation by Lambda function").
public enum RotationStep {
    /// Creates the next text of the secret and labels it `AWSPENDING`.
    CREATE("createSecret", "create_secret"),
    /// Publishes whatever others need before the next text is in use.
    SET("setSecret", "set_secret"),
    /// Tries out the next text.
    TEST("testSecret", "test_secret"),
    /// Labels the next text `AWSCURRENT`.
    FINISH("finishSecret", "finish_secret");

    private final String wire;
    private final String wireInTheGuide;

    // AWS's rotation templates are called with the first spelling; its user guide has the second.
    RotationStep(String wire, String wireInTheGuide) {
        this.wire = wire;
        this.wireInTheGuide = wireInTheGuide;
    }

    /// Reads the `Step` of a rotation event.
    public static Optional<RotationStep> parse(String text) {
        return Arrays.stream(values())
                .filter(step -> step.wire.equals(text) || step.wireInTheGuide.equals(text))
                .findFirst();
    }
}
