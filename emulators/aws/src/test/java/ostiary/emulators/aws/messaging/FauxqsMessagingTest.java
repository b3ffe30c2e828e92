package ostiary.emulators.aws.messaging;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same of another emulator: what both do is not only what one author believes.
class FauxqsMessagingTest extends MessagingContract {
    @SuppressWarnings("NullAway.Init")
    private static FauxqsSite site;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        site = FauxqsSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Override
    MessagingSite site() {
        return site;
    }
}
