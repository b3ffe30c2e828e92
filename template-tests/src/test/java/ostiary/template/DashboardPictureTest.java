package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Draws the dashboard to `template-tests/target/dashboard.png`, to be looked at and copied to `docs/dashboard.png`.
class DashboardPictureTest {
    @Test
    void drawsTheDashboardOfABadNight() throws IOException {
        var picture = DashboardPicture.draw(Widget.all());

        assertThat(ImageIO.write(picture, "png", Path.of("target/dashboard.png").toFile()))
                .isTrue();
        assertThat(Widget.all())
                .allSatisfy(widget -> assertThat(IntStream.range(
                                        0, widget.width() * picture.getWidth() / Widget.GRID - 1)
                                .map(x -> picture.getRGB(
                                        widget.x() * picture.getWidth() / Widget.GRID + x, widget.y() * 44 + 20))
                                .distinct()
                                .count())
                        .as("something is drawn at the top of " + widget)
                        .isGreaterThan(1));
    }

    @Test
    void wouldHaveWokenSomebodyThatNight() {
        assertThat(AlarmRule.all())
                .filteredOn(rule -> DashboardPicture.stateAfterTheNight(rule) == AlarmWatch.State.ALARM)
                .extracting(rule -> rule.name().replace(Synthesis.STACK + "-", ""))
                .contains("login-failing", "api-failing", "table-throttled", "table-failing");
    }
}
