package ostiary.cdk.cost;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The bill by the number of users, both axes by powers of ten: an SVG.
final class CostPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 460;
    private static final int LEFT = 104;
    private static final int RIGHT = 170;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;
    private static final int FIRST_USERS = 3;
    private static final int LAST_USERS = 7;
    private static final int FIRST_DOLLARS = 0;
    private static final int LAST_DOLLARS = 6;
    private static final int STEPS_PER_POWER = 10;
    private static final int BESIDE = 6;

    private final Bill bill;

    CostPlot(Bill bill) {
        this.bill = bill;
    }

    String svg() {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <title>Dollars a month by users in the month</title>
            <rect width="%d" height="%d" fill="#ffffff"/>
            """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT)
                + grid()
                + line("Ostiary", "#0b6e4f", 0, Bill::ostiary)
                + line("Cognito Lite", "#8a8d91", 0, sized -> sized.cognito(CognitoTier.LITE))
                + line("Cognito Essentials", "#d9822b", BESIDE, sized -> sized.cognito(CognitoTier.ESSENTIALS))
                + line("Cognito Plus", "#b3261e", -BESIDE, sized -> sized.cognito(CognitoTier.PLUS))
                + "</svg>\n";
    }

    private static String grid() {
        var text = new StringBuilder();
        for (int power = FIRST_USERS; power <= LAST_USERS; power++) {
            double x = x(Math.pow(10, power));
            text.append(rule(x, TOP, x, HEIGHT - BOTTOM))
                    .append(label(
                            x,
                            HEIGHT - BOTTOM + 20,
                            "middle",
                            String.format(Locale.ROOT, "%,.0f", Math.pow(10, power))));
        }
        for (int power = FIRST_DOLLARS; power <= LAST_DOLLARS; power++) {
            double y = y(Math.pow(10, power));
            text.append(rule(LEFT, y, WIDTH - RIGHT, y))
                    .append(label(LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "$ %,.0f", Math.pow(10, power))));
        }
        return text.append(label(
                        (LEFT + WIDTH - RIGHT) / 2.0,
                        HEIGHT - 10,
                        "middle",
                        "users in the month; dollars a month at the left, where less than one lies on the axis"))
                .toString();
    }

    /// @param aside how far its name is from its end, so that names don't lie on one another
    private String line(String name, String colour, int aside, ToDoubleFunction<Bill> of) {
        var users = DoubleStream.iterate(FIRST_USERS * STEPS_PER_POWER, step -> step + 1)
                .limit((LAST_USERS - FIRST_USERS) * STEPS_PER_POWER + 1L)
                .mapToObj(step -> Math.pow(10, step / STEPS_PER_POWER))
                .toList();
        var points = users.stream()
                .map(each -> point(x(each), y(of.applyAsDouble(bill.of(each)))))
                .collect(Collectors.joining(" "));
        double last = y(of.applyAsDouble(bill.of(last(users))));
        return String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n",
                        colour,
                        points)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%.0f\" fill=\"%s\">%s</text>\n",
                        WIDTH - RIGHT + 8,
                        last + 4 + aside,
                        colour,
                        name);
    }

    private static double last(List<Double> users) {
        return users.getLast();
    }

    private static String rule(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT, "<path stroke=\"#dddddd\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", fromX, fromY, toX, toY);
    }

    private static String label(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static double x(double users) {
        double share = (Math.log10(users) - FIRST_USERS) / (LAST_USERS - FIRST_USERS);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    /// Less than a dollar lies on the axis.
    private static double y(double dollars) {
        double power = Math.max(FIRST_DOLLARS, Math.log10(dollars));
        double share = (power - FIRST_DOLLARS) / (LAST_DOLLARS - FIRST_DOLLARS);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
