package ostiary.server.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The text printed when the service is up.
final class Welcome {
    private Welcome() {}

    /// One template and what it is filled with, side by side.
    static String text(URI service, URI dynamoDb, Path sealingKeys, Optional<Path> certificate, Settings settings) {
        var data = settings.data()
                .map(directory -> "Its data is kept in " + directory + ".")
                .orElse("It keeps nothing: DATA=dir would.");
        return """
            Ostiary runs on %1$s, for this machine only. %2$s

              Home        %1$s%3$s
              Playground  %1$s%4$s
              Mailbox     %1$s%5$s
              API         %1$s%6$s
              Keys        %1$s%7$s
              Metadata    %1$s%8$s
              DynamoDB    %9$s
              Sealing     %10$s
            %12$s
            From sign-up to logout, to paste into another shell:

            %11$s
            Ctrl-C stops everything.
            """.formatted(
                        service,
                        data,
                        LocalPages.ROOT,
                        LocalPages.PLAYGROUND,
                        LocalPages.MAILBOX,
                        LocalPages.API,
                        LocalPages.KEYS,
                        LocalPages.METADATA,
                        dynamoDb,
                        sealingKeys,
                        Walk.script(service),
                        certificate
                                .map(file -> "\n"
                                        + "Programs trust it by its certificate, in the other shell, too:\n\n"
                                        + "export CURL_CA_BUNDLE="
                                        + file + "\n")
                                .orElse(""));
    }
}
