package ostiary.template;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/// The dashboard of the template as CloudWatch lays it out, drawn from [SampleMetrics].
final class DashboardPicture {
    /// Pixels of one unit of the grid: about those of a window of 1,700.
    private static final int UNIT_WIDTH = 70;

    private static final int UNIT_HEIGHT = 44;
    private static final int GAP = 4;
    private static final int ALARMS_TOP = 32;
    private static final int ALARM_DISTANCE = 30;
    private static final int ALARM_HEIGHT = 24;
    private static final Color BACKGROUND = new Color(0xF2F3F3);
    private static final Color RED = new Color(0xD13212);
    private static final Color GREEN = new Color(0x1D8102);
    private static final Color GREY = new Color(0x879596);

    private final Graphics2D pen;

    private DashboardPicture(Graphics2D pen) {
        this.pen = pen;
    }

    static BufferedImage draw(List<Widget> widgets) {
        int bottom = widgets.stream()
                .mapToInt(widget -> widget.y() + widget.height())
                .max()
                .orElseThrow();
        var picture = new BufferedImage(Widget.GRID * UNIT_WIDTH, bottom * UNIT_HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(BACKGROUND);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        widgets.forEach(new DashboardPicture(pen)::draw);
        pen.dispose();
        return picture;
    }

    private void draw(Widget widget) {
        int width = widget.width() * UNIT_WIDTH - GAP;
        int height = widget.height() * UNIT_HEIGHT - GAP;
        var place = (Graphics2D) pen.create(widget.x() * UNIT_WIDTH + GAP / 2, widget.y() * UNIT_HEIGHT, width, height);
        place.setColor(widget.type().equals("text") ? BACKGROUND : Color.WHITE);
        place.fillRect(0, 0, width, height);
        switch (widget.view().isEmpty() ? widget.type() : widget.view()) {
            case "text" -> text(widget.properties().path("markdown").asText(), place);
            case "alarm" -> alarms(widget, place, width);
            case "singleValue" -> numbers(widget, place, width);
            default -> GraphPicture.of(widget).paint(place, width, height);
        }
        place.dispose();
    }

    private static void text(String markdown, Graphics2D pen) {
        int line = 0;
        for (var text : markdown.lines().toList()) {
            boolean heading = text.startsWith("#");
            pen.setColor(Color.DARK_GRAY);
            pen.setFont(new Font(Font.SANS_SERIF, heading ? Font.BOLD : Font.PLAIN, heading ? 20 : 14));
            pen.drawString(text.replaceFirst("^#+ ", ""), 10, 28 + 30 * line++);
        }
    }

    /// The latest values.
    private static void numbers(Widget widget, Graphics2D pen, int width) {
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        pen.drawString(widget.title(), 10, 20);
        int at = 0;
        for (var line : widget.lines()) {
            int x = 10 + at++ * (width / widget.lines().size());
            var value = line.value(query -> SampleMetrics.reading(query, SampleMetrics.MINUTES - 1));
            pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 30));
            pen.drawString("%,.1f".formatted(value.orElseThrow()), x, 70);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            pen.drawString(line.label(), x, 100);
        }
    }

    /// In the order of the widget, coloured as the alarms are after the last minute.
    private static void alarms(Widget widget, Graphics2D pen, int width) {
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        pen.drawString(widget.title(), 10, 20);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        int columns = columns(width);
        int at = 0;
        for (var arn : widget.alarms()) {
            var rule = AlarmRule.read(StackTemplate.behind(arn));
            int x = 10 + at % columns * ((width - 10) / columns);
            int y = ALARMS_TOP + at++ / columns * ALARM_DISTANCE;
            pen.setColor(color(stateAfterTheNight(rule)));
            pen.setStroke(new BasicStroke(2));
            pen.fillRect(x, y, 6, ALARM_HEIGHT);
            pen.drawRect(x, y, (width - 10) / columns - 12, ALARM_HEIGHT);
            pen.setColor(Color.DARK_GRAY);
            pen.drawString(rule.name().replace(Synthesis.STACK + "-", ""), x + 14, y + 17);
        }
    }

    /// Whether a widget of alarms shows them all without scrolling.
    static boolean hasRoomForItsAlarms(Widget widget) {
        int rows = Math.ceilDiv(widget.alarms().size(), columns(widget.width() * UNIT_WIDTH - GAP));
        return ALARMS_TOP + (rows - 1) * ALARM_DISTANCE + ALARM_HEIGHT < widget.height() * UNIT_HEIGHT - GAP;
    }

    private static int columns(int width) {
        return Math.max(1, width / 220);
    }

    static AlarmWatch.State stateAfterTheNight(AlarmRule rule) {
        var watch = new AlarmWatch(rule);
        int period = (int) rule.metrics().values().iterator().next().period().toMinutes();
        for (int minute = period - 1; minute < SampleMetrics.MINUTES; minute += period) {
            int now = minute;
            watch.next(query -> SampleMetrics.reading(query, now));
        }
        return watch.state();
    }

    private static Color color(AlarmWatch.State state) {
        return switch (state) {
            case OK -> GREEN;
            case ALARM -> RED;
            case INSUFFICIENT_DATA -> GREY;
        };
    }
}
