package ostiary.server.local;

import ostiary.server.StartException;

/// The main class of `make run`.
final class LocalMain {
    private LocalMain() {}

    static void main(String[] arguments) {
        try {
            var settings = Settings.of(System.getenv(), arguments);
            var service = LocalService.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            System.out.print(Welcome.text(
                    service.uri(), service.dynamoDb(), service.sealingKeys(), service.certificate(), settings));
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
