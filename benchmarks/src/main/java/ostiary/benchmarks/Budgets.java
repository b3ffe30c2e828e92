package ostiary.benchmarks;

import static ostiary.benchmarks.Budget.Compiler.C1;
import static ostiary.benchmarks.Budget.Compiler.C2;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/// `make bench`: measures every budget and prints them as one table.
///
/// A busy machine makes a ratio less certain, so an exceeded budget is reported but fails nothing.
public final class Budgets {
    private static final OptionalDouble FOR_COMPARISON = OptionalDouble.empty();
    private static final int STARTS = 7;
    private static final Budget AUTHORIZER =
            new Budget("authorizer", "RS256 check", C2, atMost(1.3), "AuthorizerBenchmark.besideTheRs256Check");
    private static final Budget SEEN_BEFORE =
            new Budget("authorizer, seen before", "RS256 check", C2, atMost(0.15), "AuthorizerBenchmark.again");
    private static final Budget NODE =
            new Budget("authorizer", NodePeer.NAME, C2, FOR_COMPARISON, "NodeBenchmark.besideAwsJwtVerify");
    private static final Budget NODE_AGAIN =
            new Budget("authorizer, seen before", NodePeer.NAME, C2, FOR_COMPARISON, "NodeBenchmark.again");
    private static final Budget PASSWORD =
            new Budget("password check", LibArgon2.NAME, C2, atMost(1.0), "PasswordBenchmark.besideLibArgon2");
    private static final Budget LOGIN =
            new Budget("login", "password check", C2, atMost(1.1), "LoginBenchmark.besideThePasswordCheck");
    private static final Budget REFRESH =
            new Budget("refresh", "RS256 signature", C2, atMost(1.2), "RefreshBenchmark.besideOneSignature");

    private static final List<Budget> BUDGETS = List.of(
            AUTHORIZER,
            AUTHORIZER.under(C1),
            AUTHORIZER.withAwsLc(atMost(0.75)),
            AUTHORIZER.withAwsLc(FOR_COMPARISON).under(C1),
            SEEN_BEFORE,
            SEEN_BEFORE.under(C1),
            NODE,
            NODE.withAwsLc(atMost(1)),
            NODE_AGAIN,
            PASSWORD,
            PASSWORD.beside("Bouncy Castle", FOR_COMPARISON, "PasswordBenchmark.besideBouncyCastle"),
            LOGIN,
            LOGIN.beside("that + signature", FOR_COMPARISON, "LoginBenchmark.besideThePasswordCheckAndOneSignature"),
            REFRESH);

    private Budgets() {}

    /// Measures all, or some of the ratios.
    ///
    /// @param args the beginning of the ratios that are wanted, and nothing else then; or empty
    public static void main(String[] args) throws Exception {
        var report = new Report(System.out);
        var only = String.join(" ", args);
        ratios(report, only);
        if (only.isEmpty()) {
            others(report);
        }
    }

    private static void ratios(Report report, String only) throws RunnerException {
        report.beginRatios();
        for (var budget :
                BUDGETS.stream().filter(it -> it.what().startsWith(only)).toList()) {
            if (isMeasurable(budget)) {
                report.add(budget, budget.measure());
            } else {
                report.missing(
                        budget,
                        budget.peer().equals(NodePeer.NAME) ? NodePeer.HOW_TO_INSTALL : LibArgon2.HOW_TO_INSTALL);
            }
        }
    }

    private static void others(Report report) throws Exception {
        report.beginCapacity();
        Capacity.measure().forEach(report::add);
        report.beginStarts(STARTS);
        try (var firstAnswers = new FirstAnswers()) {
            firstAnswers.kinds().getFirst().measure(1); // DynamoDB Local and this process warm up in it
            firstAnswers.kinds().forEach(kind -> report.add(kind.measure(STARTS)));
        }
    }

    /// The budgets whose peer is installed.
    static Stream<Budget> measurable() {
        return BUDGETS.stream().filter(Budgets::isMeasurable);
    }

    private static boolean isMeasurable(Budget budget) {
        return switch (budget.peer()) {
            case LibArgon2.NAME -> LibArgon2.isInstalled();
            case NodePeer.NAME -> NodePeer.isInstalled();
            default -> true;
        };
    }

    private static OptionalDouble atMost(double ratio) {
        return OptionalDouble.of(ratio);
    }
}
