package ostiary.emulators.aws.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The emulator `fauxqs` of npm in a process of its own, on a free port of loopback.
final class FauxqsSite implements MessagingSite {
    private static final Region REGION = Region.EU_WEST_1;

    private final Process process;
    private final URI endpoint;

    private FauxqsSite(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Fetches the pinned version, unless it is there, and starts it with nothing in it.
    static FauxqsSite start() throws IOException, InterruptedException {
        var home = install();
        var process = new ProcessBuilder("node", "loopback.mjs")
                .directory(home.toFile())
                .redirectError(home.resolve("log").toFile())
                .start();
        var port = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("fauxqs does not start: " + Files.readString(home.resolve("log")));
        }
        return new FauxqsSite(process, URI.create("http://127.0.0.1:" + port));
    }

    private static Path install() throws IOException, InterruptedException {
        var versions = Path.of("fauxqs");
        var home = Files.createDirectories(Path.of("target", "fauxqs"));
        var lock = home.resolve("package-lock.json");
        boolean installed = Files.exists(home.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(versions.resolve("package-lock.json"), lock) < 0;
        for (var file : List.of("package.json", "package-lock.json", "loopback.mjs")) {
            Files.copy(versions.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("npm.log").toFile())
                    .start();
            if (npm.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(home.resolve("npm.log")));
            }
        }
        return home;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    @Override
    public SnsClient sns() {
        return client(SnsClient.builder());
    }

    @Override
    public SqsClient sqs() {
        return client(SqsClient.builder());
    }

    @Override
    public String topic() {
        return sns().createTopic(create -> create.name(name())).topicArn();
    }

    @Override
    public String queue(Optional<String> deadLetters) {
        var attributes = new TreeMap<QueueAttributeName, String>();
        deadLetters.ifPresent(url -> attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn(url) + "\",\"maxReceiveCount\":\"2\"}"));
        return sqs().createQueue(create -> create.queueName(name()).attributes(attributes))
                .queueUrl();
    }

    private static String name() {
        return "n" + UUID.randomUUID();
    }

    private String arn(String url) {
        return sqs().getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    @Override
    public void subscribe(String topic, String queueUrl, boolean raw, Optional<String> filter) {
        var attributes = new TreeMap<>(Map.of("RawMessageDelivery", Boolean.toString(raw)));
        filter.ifPresent(policy -> attributes.put("FilterPolicy", policy));
        sns().subscribe(subscribe -> subscribe
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn(queueUrl))
                .attributes(attributes));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
