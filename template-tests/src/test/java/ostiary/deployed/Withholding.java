package ostiary.deployed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Withheld;

/// Takes grants of a function away, one at a time.
final class Withholding {
    private final DeployedStack stack;
    private final Uses uses;
    private final ServiceFunction function;
    private final Map<Grant, Runnable> firsts;

    /// @param firsts the uses that were seen to need a grant, which are tried first
    Withholding(DeployedStack stack, Uses uses, ServiceFunction function, Map<Grant, Runnable> firsts) {
        this.stack = stack;
        this.uses = uses;
        this.function = function;
        this.firsts = firsts;
    }

    /// Those of the grants without which the function still does all that it is for.
    List<Grant> notMissed(List<Grant> grants) {
        var role = stack.functions().role(function.handler());
        var notMissed = new ArrayList<Grant>();
        for (var grant : grants) {
            try (var withheld = role.withhold(grant)) {
                if (!isMissed(grant, withheld)) {
                    notMissed.add(grant);
                }
            }
            if (function == ServiceFunction.KEYS) {
                bringToItsEnd(grant);
            }
        }
        return notMissed;
    }

    /// The rotation that broke off.
    private void bringToItsEnd(Grant grant) {
        var first = firsts.get(grant);
        if (isOfOneSecret(grant)) {
            uses.rotate(grant.resource());
        } else if (first != null) {
            uses.again(first);
        } else {
            stack.rotateKeys();
        }
    }

    private boolean isMissed(Grant grant, Withheld withheld) {
        if (grant.action().startsWith("codedeploy:")) {
            return fails(withheld, () -> uses.goBack(ofGroup(grant.resource())));
        }
        if (isOfOneSecret(grant)) {
            return fails(withheld, () -> uses.rotate(grant.resource()));
        }
        if (!isKept(grant)) {
            return isMissedWhenUsed(grant, withheld);
        }
        try {
            uses.forgetEnvironments(function);
            return isMissedWhenUsed(grant, withheld);
        } finally {
            uses.forgetEnvironments(function);
        }
    }

    /// A grant is missed if the one use that needs it fails, whatever the others do.
    private boolean isMissedWhenUsed(Grant grant, Withheld withheld) {
        var first = firsts.get(grant);
        return (first != null && fails(withheld, () -> again(grant, first)))
                || fails(withheld, () -> uses.of(function));
    }

    private void again(Grant grant, Runnable use) {
        if (isOfWhatIsWatched(grant)) {
            uses.watched(function, () -> uses.again(use));
        } else {
            uses.again(use);
        }
    }

    /// Users don't miss lines in the log or traces.
    private static boolean isOfWhatIsWatched(Grant grant) {
        return grant.action().startsWith("logs:") || grant.action().startsWith("xray:");
    }

    /// A function keeps what it has read of a secret or of the public keys, so that only a new environment asks
    /// for it. One that was refused then must not be left to others. The rotation reads anew each time.
    private boolean isKept(Grant grant) {
        return function != ServiceFunction.KEYS
                && (grant.action().startsWith("secretsmanager:")
                        || grant.action().startsWith("kms:")
                        || grant.action().equals("dynamodb:GetItem"));
    }

    /// Without which the rotation of one secret breaks off. To rotate the others, too, would say no more, and make
    /// an RSA key each time.
    private boolean isOfOneSecret(Grant grant) {
        return function == ServiceFunction.KEYS && grant.action().startsWith("secretsmanager:");
    }

    /// Whose deployments go through a group: `arn:…:deploymentgroup:<application>/login`.
    private static ServiceFunction ofGroup(String arn) {
        return ServiceFunction.valueOf(arn.substring(arn.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    /// Whether a use fails and the grant was asked for: who fails otherwise misses another thing.
    private static boolean fails(Withheld withheld, Runnable use) {
        try {
            use.run();
            return false;
        } catch (AssertionError missed) {
            return withheld.wasAskedFor();
        }
    }
}
