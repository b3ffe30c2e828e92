package ostiary.cli.doctor.check;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// The thing that is looked at: an account in a Region, and what is deployed there or is going to be.
public final class Deployment {
    private static final String DEPLOYED_TABLE = "TableName";
    private static final String MAIL_FROM = "OSTIARY_MAIL_FROM";

    private final AwsReader aws;
    private final Plan plan;
    private final InstantSource clock;
    private final Predicate<String> resolves;
    private @Nullable Stack stack;

    /// Reads nothing yet.
    ///
    /// @param resolves whether a name has an address in DNS
    public Deployment(AwsReader aws, Plan plan, InstantSource clock, Predicate<String> resolves) {
        this.aws = aws;
        this.plan = plan;
        this.clock = clock;
        this.resolves = resolves;
    }

    AwsReader aws() {
        return aws;
    }

    Plan plan() {
        return plan;
    }

    InstantSource clock() {
        return clock;
    }

    boolean resolves(String name) {
        return resolves.test(name);
    }

    /// @throws UnreadException before a deployment, too
    Stack stack() throws UnreadException {
        if (stack == null) {
            var name = plan.stack().orElseThrow(() -> UnreadException.because("no stack is named: --stack"));
            if (!Stack.isThere(aws, name)) {
                throw UnreadException.because("there is no stack " + name + " yet");
            }
            stack = Stack.read(aws, name);
        }
        return stack;
    }

    boolean isDeployed() throws UnreadException {
        return plan.stack().isPresent() && Stack.isThere(aws, plan.stack().get());
    }

    String table() throws UnreadException {
        return stack().output(DEPLOYED_TABLE)
                .orElseThrow(() -> UnreadException.because("the stack has no output " + DEPLOYED_TABLE));
    }

    /// The address mails come from: as planned, or else as a function of the stack has it.
    String mailFrom() throws UnreadException {
        if (plan.mailFrom().isPresent()) {
            return plan.mailFrom().get();
        }
        if (!isDeployed()) {
            throw UnreadException.because("no address is given: --mail-from");
        }
        for (var alias : aliases()) {
            var from = configuration(alias, alias.name()).find("Environment", "Variables", MAIL_FROM);
            if (from.isPresent()) {
                return from.get();
            }
        }
        throw UnreadException.because("no function of the stack sends mails");
    }

    /// The domain of one's own, as planned or as the stack has it.
    Optional<String> domain() throws UnreadException {
        if (plan.domain().isPresent() || !isDeployed()) {
            return plan.domain();
        }
        return stack().all("AWS::ApiGatewayV2::DomainName").stream().findFirst();
    }

    List<FunctionAlias> aliases() throws UnreadException {
        return stack().all("AWS::Lambda::Alias").stream().map(FunctionAlias::of).toList();
    }

    /// @param qualifier a version, or an alias
    Tree configuration(FunctionAlias of, String qualifier) throws UnreadException {
        return aws.read(Read.GET_FUNCTION_CONFIGURATION, Map.of("FunctionName", of.function(), "Qualifier", qualifier));
    }
}
