package ostiary.server.container;

import java.time.Duration;
import ostiary.server.StartException;

/// The main class of the container.
final class ContainerMain {
    private ContainerMain() {}

    static void main() {
        try {
            var settings = ContainerSettings.of(System.getenv());
            var departure = Container.start(settings, new ContainerPlatform(settings.config()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> departure.leave(ContainerMain::pause), "leave"));
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
