package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The application of docs/oauth.md with Spring Security, in a JVM of its own.
final class SpringClient implements AutoCloseable {
    private static final Path VERSIONS = Path.of("spring-client", "pom.xml");
    private static final Path HOME = Path.of("target", "spring-client");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port ([0-9]+)");
    private static final String SETTINGS = "--spring.security.oauth2.client.";

    private final Process process;
    private final URI uri;

    private SpringClient(Process process) throws IOException {
        this.process = process;
        this.uri = URI.create("http://127.0.0.1:" + port(process));
    }

    /// Builds it and starts it.
    ///
    /// @param shop the secret of the client of the page
    /// @param billing that of another one, which gets tokens for itself
    static SpringClient start(URI issuer, String shop, String billing) throws IOException, InterruptedException {
        var classPath = classPath();
        compile(classPath);
        var command = new ArrayList<>(List.of(
                java("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                HOME + ":" + classPath,
                "ShopUnderTest",
                "--server.address=127.0.0.1",
                "--server.port=0",
                // Each token is about to expire.
                "--test.skew=PT11M",
                SETTINGS + "provider.ostiary.issuer-uri=" + issuer));
        command.addAll(List.of(
                SETTINGS + "registration.billing.provider=ostiary",
                SETTINGS + "registration.billing.client-id=billing",
                SETTINGS + "registration.billing.client-secret=" + billing,
                SETTINGS + "registration.billing.authorization-grant-type=client_credentials"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SHOP_SECRET", shop);
        return new SpringClient(builder.start());
    }

    /// Fetched once, unless the versions have changed.
    private static String classPath() throws IOException, InterruptedException {
        var pom = Files.createDirectories(HOME).resolve("pom.xml");
        var found = HOME.resolve("classpath");
        if (!Files.exists(found) || !Files.exists(pom) || Files.mismatch(VERSIONS, pom) >= 0) {
            Files.copy(VERSIONS, pom, StandardCopyOption.REPLACE_EXISTING);
            Command.mustRun(
                    HOME, "mvn", "-B", "-ntp", "-q", "dependency:build-classpath", "-Dmdep.outputFile=classpath");
        }
        return Files.readString(found);
    }

    private static void compile(String classPath) throws IOException, InterruptedException {
        Files.writeString(HOME.resolve("Shop.java"), DocBlock.of("A server", "java"));
        Files.writeString(HOME.resolve("application.yaml"), DocBlock.of("A server", "yaml"));
        var more = HOME.resolve("ShopUnderTest.java");
        try (var source = Objects.requireNonNull(SpringClient.class.getResourceAsStream("ShopUnderTest.java"))) {
            Files.copy(source, more, StandardCopyOption.REPLACE_EXISTING);
        }
        Command.mustRun(
                HOME, java("javac"), "-parameters", "-d", ".", "-cp", classPath, "Shop.java", "ShopUnderTest.java");
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String port(Process process) throws IOException {
        var said = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            var started = STARTED.matcher(line);
            if (started.find()) {
                // Read on, or it would stop when the pipe is full.
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return started.group(1);
            }
        }
        throw new IllegalStateException(said.toString());
    }

    URI page(String path) {
        return uri.resolve(path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
