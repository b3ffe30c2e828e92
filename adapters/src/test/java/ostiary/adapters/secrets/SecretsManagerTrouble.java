package ostiary.adapters.secrets;

import java.io.IOException;
import java.time.Duration;

/// How Secrets Manager can be out of reach.
enum SecretsManagerTrouble {
    REFUSED,
    BLACKHOLED,
    ANSWERING_500;

    void befall(SecretsManagerServer server) throws IOException {
        switch (this) {
            case REFUSED -> server.close();
            case BLACKHOLED -> server.hangFor(Duration.ofSeconds(20));
            case ANSWERING_500 -> server.failWith("InternalServiceError");
        }
    }
}
