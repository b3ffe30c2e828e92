package ostiary.deployed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.iam.Grant;

/// Takes the grants of a function away, one at a time.
final class Withholding {
    private Withholding() {}

    /// The grants without which the function still does all that it is for.
    ///
    /// @param firsts the uses that were seen to need a grant, which are tried first
    static List<Grant> notMissed(
            DeployedStack stack, Uses uses, ServiceFunction function, Map<Grant, Runnable> firsts) {
        var role = stack.functions().role(function.handler());
        var notMissed = new ArrayList<Grant>();
        for (var grant : role.grants()) {
            try (var _ = role.withhold(grant)) {
                if (!isMissed(uses, function, grant, firsts)) {
                    notMissed.add(grant);
                }
            }
            if (isOfOneSecret(function, grant)) {
                stack.rotateKeys(grant.resource()); // brings the rotation that broke off to its end
            } else if (function == ServiceFunction.KEYS) {
                stack.rotateKeys();
            }
        }
        return notMissed;
    }

    private static boolean isMissed(Uses uses, ServiceFunction function, Grant grant, Map<Grant, Runnable> firsts) {
        if (grant.action().startsWith("codedeploy:")) {
            return fails(() -> uses.goBack(ofGroup(grant.resource())));
        }
        if (isOfOneSecret(function, grant)) {
            return fails(() -> uses.rotate(grant.resource()));
        }
        if (!isKept(function, grant)) {
            return isMissed(uses, function, firsts.get(grant));
        }
        try {
            uses.forgetEnvironments(function);
            return isMissed(uses, function, firsts.get(grant));
        } finally {
            uses.forgetEnvironments(function);
        }
    }

    /// A grant is missed if the one use that needs it fails, whatever the others do.
    private static boolean isMissed(Uses uses, ServiceFunction function, @Nullable Runnable first) {
        return (first != null && fails(() -> uses.again(first))) || fails(() -> uses.of(function));
    }

    /// A function keeps what it has read of a secret or of the public keys, so that only a new environment asks
    /// for it. One that was refused then must not be left to others. The rotation reads anew each time.
    private static boolean isKept(ServiceFunction function, Grant grant) {
        return function != ServiceFunction.KEYS
                && (grant.action().startsWith("secretsmanager:")
                        || grant.action().startsWith("kms:")
                        || grant.action().equals("dynamodb:GetItem"));
    }

    /// Without which the rotation of one secret breaks off. To rotate the others, too, would say no more, and make
    /// an RSA key each time.
    private static boolean isOfOneSecret(ServiceFunction function, Grant grant) {
        return function == ServiceFunction.KEYS && grant.action().startsWith("secretsmanager:");
    }

    /// Whose deployments go through a group: `arn:…:deploymentgroup:<application>/login`.
    private static ServiceFunction ofGroup(String arn) {
        return ServiceFunction.valueOf(arn.substring(arn.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    private static boolean fails(Runnable use) {
        try {
            use.run();
            return false;
        } catch (AssertionError missed) {
            return true;
        }
    }
}
