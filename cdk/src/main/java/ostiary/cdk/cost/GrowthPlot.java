package ostiary.cdk.cost;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The share of each limit by the number of users, both axes by powers of ten: an SVG.
final class GrowthPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int RIGHT = 280;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;
    private static final int FIRST_USERS = 3;
    private static final int LAST_USERS = 7;
    private static final int FIRST_SHARE = -4;
    private static final int LAST_SHARE = 1;
    private static final int LINES = 8;
    private static final int LINE_OF_A_NAME = 15;
    private static final List<String> COLOURS =
            List.of("#b3261e", "#d9822b", "#0b6e4f", "#2450c8", "#7b3fa0", "#8a8d91", "#00838f", "#6d4c41");

    private final Bill bill;

    GrowthPlot(Bill bill) {
        this.bill = bill;
    }

    String svg() {
        var text = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <title>Share of each limit in the busiest second, by users in the month</title>
            <rect width="%d" height="%d" fill="#ffffff"/>
            """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT)).append(grid());
        var names =
                limits(LAST_USERS).stream().limit(LINES).map(GrowthLimit::what).toList();
        for (int line = 0; line < names.size(); line++) {
            text.append(line(names.get(line), line));
        }
        return text.append("</svg>\n").toString();
    }

    private static String grid() {
        var text = new StringBuilder();
        for (int power = FIRST_USERS; power <= LAST_USERS; power++) {
            text.append(rule("#dddddd", x(power), TOP, x(power), HEIGHT - BOTTOM))
                    .append(label(x(power), HEIGHT - BOTTOM + 18, "middle", whole(Math.pow(10, power))));
        }
        for (int power = FIRST_SHARE; power <= LAST_SHARE; power++) {
            text.append(rule(power == 0 ? "#000000" : "#dddddd", LEFT, y(power), WIDTH - RIGHT, y(power)))
                    .append(label(LEFT - 8, y(power) + 4, "end", share(power)));
        }
        return text.append(label(
                        (LEFT + WIDTH - RIGHT) / 2.0,
                        HEIGHT - 10,
                        "middle",
                        "users in the month; at the left, the share of a limit in the busiest second"))
                .toString();
    }

    private String line(String name, int number) {
        var points = IntStream.rangeClosed(FIRST_USERS * 4, LAST_USERS * 4)
                .mapToObj(step -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(step / 4.0), y(Math.log10(shareOf(name, step / 4.0)))))
                .collect(Collectors.joining(" "));
        return String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n",
                        COLOURS.get(number),
                        points)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n",
                        WIDTH - RIGHT + 12,
                        TOP + 20 + number * LINE_OF_A_NAME,
                        COLOURS.get(number),
                        name);
    }

    private double shareOf(String name, double power) {
        return limits(power).stream()
                .filter(limit -> limit.what().equals(name))
                .findAny()
                .orElseThrow()
                .share();
    }

    private List<GrowthLimit> limits(double power) {
        return Growth.of(bill.of(Math.pow(10, power))).limits();
    }

    private static String rule(String colour, double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT, "<path stroke=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", colour, fromX, fromY, toX, toY);
    }

    private static String label(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
    }

    private static double x(double power) {
        return LEFT + (power - FIRST_USERS) / (LAST_USERS - FIRST_USERS) * (WIDTH - LEFT - RIGHT);
    }

    /// A smaller share lies on the axis.
    private static double y(double power) {
        double within = Math.clamp(power, FIRST_SHARE, LAST_SHARE);
        return HEIGHT - BOTTOM - (within - FIRST_SHARE) / (LAST_SHARE - FIRST_SHARE) * (HEIGHT - TOP - BOTTOM);
    }

    private static String share(int power) {
        return String.format(Locale.ROOT, power < -2 ? "%.2f %%" : "%.0f %%", 100 * Math.pow(10, power));
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
