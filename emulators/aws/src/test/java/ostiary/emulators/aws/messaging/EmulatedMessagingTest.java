package ostiary.emulators.aws.messaging;

import org.junit.jupiter.api.AutoClose;

/// SNS and SQS as they are emulated.
class EmulatedMessagingTest extends MessagingContract {
    @AutoClose
    private final EmulatedSite site = new EmulatedSite();

    @Override
    MessagingSite site() {
        return site;
    }
}
