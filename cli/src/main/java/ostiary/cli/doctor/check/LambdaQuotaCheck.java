package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.ServiceFunction;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// How much of Lambda the account may use. A new account may run 10 environments at once; reserved ones must leave 100
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html>).
final class LambdaQuotaCheck implements Check {
    private static final int FEW = 100;
    private static final int MUST_STAY = 100;
    private static final double NEAR = 0.8;
    private static final double BYTES_PER_GIB = 1024.0 * 1024 * 1024;

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var settings = deployment.aws().read(Read.GET_ACCOUNT_SETTINGS, Map.of());
        int limit = (int) settings.number("AccountLimit", "ConcurrentExecutions");
        int unreserved = (int) settings.number("AccountLimit", "UnreservedConcurrentExecutions");
        double room = settings.number("AccountLimit", "TotalCodeSize");
        double used = settings.number("AccountUsage", "TotalCodeSize");
        int left = unreserved - toReserve(deployment);
        return new Findings(this)
                .addIf(limit < FEW, Symptom.LAMBDA_FEW_ENVIRONMENTS, String.valueOf(limit))
                .addIf(
                        toReserve(deployment) > 0 && left < MUST_STAY,
                        Symptom.LAMBDA_TOO_FEW_TO_RESERVE,
                        left + " would stay")
                .addIf(
                        used > NEAR * room,
                        Symptom.LAMBDA_CODE_NEAR_FULL,
                        "%.0f of %.0f GB".formatted(used / BYTES_PER_GIB, room / BYTES_PER_GIB))
                .or(limit + " environments at once, " + unreserved + " of them unreserved");
    }

    /// A stack that is deployed has reserved them already.
    private static int toReserve(Deployment deployment) throws UnreadException {
        int each = deployment.plan().hashingConcurrency();
        return each == 0 || deployment.isDeployed()
                ? 0
                : each * ServiceFunction.hashing().size();
    }
}
