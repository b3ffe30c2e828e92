package ostiary.cli.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// Asks AWS in one Region, with the SDK's own signatures. The same question is asked once.
public final class AwsReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_PAGES = 50;
    private static final int FIRST_ERROR = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._]{1,80}");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(PATIENCE)
            .socketTimeout(PATIENCE)
            .build();
    private final Map<Question, Tree> answers = new HashMap<>();
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Endpoints endpoints;
    private final Duration pause;

    /// Sends nothing yet.
    ///
    /// @param pause between attempts, doubled after each
    public AwsReader(Region region, AwsCredentialsProvider credentials, Endpoints endpoints, Duration pause) {
        this.region = region;
        this.credentials = credentials;
        this.endpoints = endpoints;
        this.pause = pause;
    }

    /// The Region's name.
    public String region() {
        return region.id();
    }

    /// The answer to one request.
    ///
    /// @param parameters by their names in the API's reference
    /// @throws UnreadException if there is no answer, or an error
    public Tree read(Read read, Map<String, String> parameters) throws UnreadException {
        var question = new Question(read, Map.copyOf(parameters));
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        var answer = ask(question);
        answers.put(question, answer);
        return answer;
    }

    /// The answer to what is no read, asked anew each time.
    ///
    /// @throws UnreadException if there is no answer, or an error
    public Tree ask(Probe probe, Map<String, String> parameters) throws UnreadException {
        return ask(new Question(probe, Map.copyOf(parameters)));
    }

    /// All pages of a list.
    ///
    /// @param field with the list's entries
    public List<Tree> list(Read read, Map<String, String> parameters, String field) throws UnreadException {
        var entries = new ArrayList<Tree>();
        var next = new HashMap<>(parameters);
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = read(read, next);
            entries.addAll(answer.all(field));
            var token = answer.find("NextToken");
            if (token.isEmpty()) {
                return entries;
            }
            next.put("NextToken", token.get());
        }
        throw UnreadException.because("too many pages from " + read.action());
    }

    private Tree ask(Question question) throws UnreadException {
        var read = question.read();
        var wait = pause;
        for (int attempt = 1; ; attempt++) {
            var answer = send(question);
            if (answer.status() < FIRST_ERROR) {
                return answer.body().at(read.operation() + "Result").fields().isEmpty()
                        ? answer.body()
                        : answer.body().at(read.operation() + "Result");
            }
            var error = error(answer);
            boolean isPassing = answer.status() == TOO_MANY_REQUESTS
                    || answer.status() >= SERVER_ERROR
                    || error.contains("Throttl");
            if (!isPassing || attempt == ATTEMPTS) {
                throw UnreadException.refused(read, error, saysThereIsNone(answer));
            }
            sleep(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private Answer send(Question question) throws UnreadException {
        var read = question.read();
        var request = Request.of(read, question.parameters(), endpoints.of(read.endpoint(), serving(read)));
        var signed = sign(read, request);
        var execution = HttpExecuteRequest.builder().request(signed.request());
        if (!request.body().isEmpty()) {
            execution.contentStreamProvider(() -> new ByteArrayInputStream(request.bytes()));
        }
        try {
            var response = http.prepareRequest(execution.build()).call();
            var status = response.httpResponse().statusCode();
            try (var body = response.responseBody().orElseThrow(() -> new IOException("no body"))) {
                var bytes = body.readNBytes(MOST_BYTES);
                var type = response.httpResponse()
                        .firstMatchingHeader("x-amzn-ErrorType")
                        .orElse("");
                return new Answer(status, type, parse(read, bytes));
            }
        } catch (IOException none) {
            throw UnreadException.because("no answer that can be read from " + read.action() + " in " + region.id());
        }
    }

    private static Tree parse(Operation read, byte[] bytes) throws IOException {
        return read.protocol() instanceof Protocol.Query ? Parsing.xml(bytes) : Parsing.json(bytes);
    }

    private SignedRequest sign(Operation read, Request request) throws UnreadException {
        try {
            var identity = credentials.resolveCredentials();
            var signingRegion = ServiceMetadata.of(read.endpoint()).signingRegion(serving(read));
            return signer.sign(sign -> sign.identity(identity)
                    .request(request.head())
                    .payload(() -> new ByteArrayInputStream(request.bytes()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, read.signingName())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, signingRegion.id()));
        } catch (SdkException none) {
            // Its message has what a credential process printed.
            throw UnreadException.because("no credentials: set AWS_PROFILE, or the variables that"
                    + " `aws configure export-credentials --format env` prints");
        }
    }

    private Region serving(Operation read) {
        return Endpoints.serving(read.endpoint(), region);
    }

    /// The error's code; never its message.
    private static String error(Answer answer) {
        var body = answer.body();
        var code = body.find("Error", "Code")
                .or(() -> body.find("__type"))
                .or(() -> body.find("code"))
                .orElse(answer.errorType());
        var bare = code.replaceFirst(":.*", "").replaceFirst(".*#", "");
        return CODE.matcher(bare).matches() ? bare : "HTTP " + answer.status();
    }

    /// CloudFormation has no code of its own for a stack that is not there.
    private static boolean saysThereIsNone(Answer answer) {
        return answer.body()
                .find("Error", "Message")
                .filter(message -> message.endsWith("does not exist"))
                .isPresent();
    }

    private static void sleep(Duration wait) throws UnreadException {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw UnreadException.because("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private record Question(Operation read, Map<String, String> parameters) {}

    /// @param errorType the header of that name
    private record Answer(int status, String errorType, Tree body) {}
}
