package ostiary.cdk.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report that `make cost` prints, and `docs/cost.md` shows: Markdown.
final class CostReport {
    private static final List<Double> SIZES = List.of(10_000.0, 100_000.0, 1_000_000.0);

    private final Bill bill;

    CostReport(Bill bill) {
        this.bill = bill;
    }

    /// Ends with a line break.
    String text() {
        return String.join("\n", atRest(), withTraffic(), besideCognito(), assumptions(), prices());
    }

    private String atRest() {
        var rest = new AtRest(bill.template());
        var text =
                "## At rest\n\nA month, in US dollars of " + ListPrice.REGION + ", as of " + ListPrice.WRITTEN + ".\n\n"
                        + table(rest.lines(), bill.atRest())
                        + "\nThe other %d resources cost nothing while nobody uses them; logs, users and requests cost by the piece.\n"
                                .formatted(rest.free());
        return rest.unpriced().isEmpty()
                ? text
                : text + "\n**Not priced:** " + String.join(", ", rest.unpriced()) + ".\n";
    }

    private String withTraffic() {
        var traffic = bill.traffic();
        return "## With traffic\n\n%s users in the month, each with %s logins, %s refreshes and %s calls of an API behind the\nauthorizer; %s sign-ups for each.\n\n"
                        .formatted(
                                number(traffic.users()),
                                number(traffic.logins()),
                                number(traffic.refreshes()),
                                number(traffic.apiCalls()),
                                number(traffic.signUps()))
                + table(new WithTraffic(bill.template(), traffic).lines(), bill.withTraffic());
    }

    private static String table(List<Line> lines, double sum) {
        var table = new MarkdownTable("what", "count", "$", "");
        for (var line : lines) {
            table.row(line.what(), number(line.count()), dollars(line.dollars()), line.note());
        }
        return table.row("**all**", "", "**" + dollars(sum) + "**", "").toString();
    }

    private String besideCognito() {
        var table = new MarkdownTable("users", "Ostiary", "Cognito Lite", "Cognito Essentials", "Cognito Plus");
        for (double users : SIZES) {
            var sized = bill.of(users);
            table.row(
                    number(users),
                    dollars(sized.ostiary()),
                    dollars(sized.cognito(CognitoTier.LITE)),
                    dollars(sized.cognito(CognitoTier.ESSENTIALS)),
                    dollars(sized.cognito(CognitoTier.PLUS)));
        }
        return "## Beside Cognito\n\n"
                + "At rest and with traffic, the mails of both included; Cognito with its free users, and with API"
                + " Gateway's own JWT\n"
                + "authorizer, which is free but knows of no revocation.\n\n"
                + table;
    }

    private static String assumptions() {
        return "## Assumptions\n\nThe units of DynamoDB are what `CapacityTest` asserts. What no test can know:\n\n"
                + Assumptions.text().stream().map(line -> "- " + line).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String prices() {
        var table = new MarkdownTable("$", "for a", "its page", "");
        Arrays.stream(ListPrice.values())
                .forEach(price -> table.row(plain(price.dollars()), price.unit(), price.page(), price.evidence()));
        return "## Prices\n\nOf " + ListPrice.REGION + ", as of " + ListPrice.WRITTEN
                + ", without free tiers and discounts but for Cognito's tiers. Those that are\n"
                + "*recalled* were on no page at hand.\n\n"
                + table;
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%,.2f", dollars);
    }

    private static String number(double number) {
        return number == Math.rint(number) || number >= 100
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
