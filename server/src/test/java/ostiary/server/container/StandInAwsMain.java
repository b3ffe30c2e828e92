package ostiary.server.container;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Stands in for AWS where an image is run by hand on this machine: it writes the environment of the container to a
/// file, shows mails as they come, and ends with its input.
final class StandInAwsMain {
    private StandInAwsMain() {}

    static void main(String[] arguments) throws IOException {
        try (var aws = arguments.length > 1 ? new StandInAws(URI.create(arguments[1])) : new StandInAws()) {
            var environment = new TreeMap<>(aws.environment());
            var lines = environment.entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(Path.of(arguments[0]), lines);
            System.out.println("AWS stands in at " + environment.get("AWS_ENDPOINT_URL"));
            aws.endpoint.tell(request -> {
                if (request.line().contains("outbound-emails")) {
                    System.out.println(
                            request.json().at("/Content/Simple/Body/Text/Data").asText());
                }
            });
            while (System.in.read() >= 0) {
                // until it ends
            }
        }
    }
}
