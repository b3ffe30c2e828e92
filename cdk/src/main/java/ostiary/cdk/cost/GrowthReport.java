package ostiary.cdk.cost;

import java.util.List;
import java.util.Locale;

/// The report of `docs/scale.md`: Markdown.
final class GrowthReport {
    private static final List<Double> SIZES = List.of(1e3, 1e4, 1e5, 1e6, 1e7);
    private static final double REFRESHES = 100_000;

    private final Bill bill;

    GrowthReport(Bill bill) {
        this.bill = bill;
    }

    /// Ends with a line break.
    String text() {
        return bySize() + "\n" + byLimit() + "\n" + refreshes();
    }

    private String bySize() {
        var table = new MarkdownTable(
                "users",
                "logins/s",
                "refreshes/s",
                "checks/s",
                "read units/s",
                "write units/s",
                "parts of the table",
                "Lambda at once",
                "hashing processors",
                "$ a month",
                "nearest limit",
                "used");
        for (double users : SIZES) {
            var sized = bill.of(users);
            var growth = Growth.of(sized);
            var rates = Rates.ofTheBusiestSecond(sized.traffic());
            var nearest = growth.limits().getFirst();
            table.row(
                    whole(users),
                    number(rates.logins()),
                    number(rates.refreshes()),
                    number(rates.checks()),
                    number(growth.reads()),
                    number(growth.writes()),
                    whole(growth.partitions()),
                    number(growth.atOnce()),
                    number(growth.hashingProcessors()),
                    whole(sized.ostiary()),
                    nearest.what(),
                    percent(nearest));
        }
        return "## By the number of users\n\n" + table;
    }

    private String byLimit() {
        var one = bill.of(SIZES.getLast());
        var growth = Growth.of(one);
        var table = new MarkdownTable("limit", "there is", "is hit at users", "who raises it", "source");
        for (var limit : growth.limits()) {
            table.row(
                    limit.what(),
                    whole(limit.ceiling()),
                    rounded(growth.usersAt(limit)),
                    limit.whose(),
                    limit.source());
        }
        return "## By the limit\n\nWith the same habits, in the order in which they are hit.\n\n" + table;
    }

    private String refreshes() {
        var growth = new Growth(bill.template(), new Rates(0, REFRESHES, 0, 0), 0);
        var table = new MarkdownTable("limit", "needed", "there", "times");
        growth.limits().stream()
                .filter(GrowthLimit::isHit)
                .forEach(limit -> table.row(
                        limit.what(),
                        whole(limit.demand()),
                        whole(limit.ceiling()),
                        String.format(Locale.ROOT, "%.1f", limit.share())));
        double dollars = ListPrice.DYNAMODB_READ.of(growth.reads())
                + ListPrice.DYNAMODB_WRITE.of(growth.writes())
                + ListPrice.HTTP_API_REQUEST.of(REFRESHES)
                + ListPrice.LAMBDA_REQUEST.of(REFRESHES);
        return "## 100,000 refreshes a second\n\n" + table
                + String.format(
                        Locale.ROOT,
                        "\n"
                            + "The table needs %s parts, and Lambda %s invocations at once. An hour of it costs $ %s"
                            + " for requests to API Gateway, Lambda and the table alone.\n",
                        whole(growth.partitions()),
                        whole(growth.atOnce()),
                        whole(dollars * 3600));
    }

    private static String percent(GrowthLimit limit) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * limit.share());
    }

    /// Two digits: more would say more than is known.
    private static String rounded(double users) {
        double unit = Math.pow(10, Math.floor(Math.log10(users)) - 1);
        return whole(Math.round(users / unit) * unit);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
