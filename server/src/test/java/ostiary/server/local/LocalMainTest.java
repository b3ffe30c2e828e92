package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ostiary.server.FrontDoor;

class LocalMainTest {
    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        var door = FrontDoor.open(0);
        try (door) {
            int port = door.uri().getPort();
            var second = run("PORT=" + port);

            assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(second.inputReader().lines())
                    .containsExactly("Port " + port + " is taken. Choose another one: make run PORT=" + (port + 1));
            assertThat(second.exitValue()).isEqualTo(1);
        }
    }

    @Test
    void runsUntilItIsStopped() throws Exception {
        var running = run("PORT=0");
        var lines = running.inputReader().lines().takeWhile(line -> !line.startsWith("Ctrl-C"));
        assertThat(lines).anyMatch(line -> line.matches(" +Home +http://localhost:[0-9]+/_local/"));
        var dynamoDb = running.children().findFirst().orElseThrow();

        running.destroy();

        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        dynamoDb.onExit().get(5, TimeUnit.MINUTES);
    }

    private static Process run(String... arguments) throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LocalMain.class.getName());
        command.command().addAll(List.of(arguments));
        return command.redirectErrorStream(true).start();
    }
}
