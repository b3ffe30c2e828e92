package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ostiary.cdk.AlarmsTo;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryPropsBuilder;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/// One run of the CDK app: what `make synth` writes, in a temporary folder.
///
/// @param directory the cloud assembly
/// @param stack the one that is looked at
public record Synthesis(Path directory, String stack) {
    public static final String MAIL_FROM = "no-reply@shop.example";

    /// The scopes that logins grant beside `account`.
    public static final List<String> LOGIN_SCOPES = List.of("orders:read");

    /// The folder that Lambda gets; the build names it.
    public static final Path CODE = Path.of(System.getProperty("ostiary.lambda"));

    /// The stack of the service.
    public static final String STACK = "ostiary-test";
    private static final Set<String> LEVELS = Set.of("aws:cdk:warning", "aws:cdk:error");

    static Synthesis run() {
        return run(UnaryOperator.identity());
    }

    /// Another one. One at a time, since the CDK has one engine a process.
    ///
    /// @param choice what a team decides that is not the default
    public static synchronized Synthesis run(UnaryOperator<OstiaryPropsBuilder> choice) {
        var app = OstiaryApp.app();
        var props = choice.apply(OstiaryProps.builder(MAIL_FROM).code(CODE).loginScopes(LOGIN_SCOPES));
        return of(app, OstiaryApp.stack(app, STACK, props.build()));
    }

    /// A stack of a team's own, with an Ostiary that tells its alarms to somebody, and what the team asks it for.
    /// Nothing else is made at the same time.
    static Synthesis ofATeam(UnaryOperator<OstiaryPropsBuilder> choice, BiConsumer<Ostiary, Stack> asks) {
        return alone(() -> {
            var app = OstiaryApp.app();
            var stack = new Stack(app, STACK);
            var props = OstiaryProps.builder(MAIL_FROM).code(CODE).alarmsTo(AlarmsTo.of("ops@shop.example"));
            asks.accept(new Ostiary(stack, "Ostiary", choice.apply(props).build()), stack);
            return of(app, stack);
        });
    }

    /// A stack that is not the service's own. No other is made at the same time, in whatever class.
    static synchronized Synthesis alone(Supplier<Synthesis> making) {
        return making.get();
    }

    static Synthesis of(App app, Stack stack) {
        return new Synthesis(Path.of(app.synth().getDirectory()), stack.getArtifactId());
    }

    public String template() {
        return read(stack + ".template.json");
    }

    List<Resource> resources() {
        return json(template()).required("Resources").properties().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    String nagReport() {
        return read("AwsSolutions-" + stack + "-NagReport.csv");
    }

    JsonNode validationReport() {
        return json(read("validation-report.json"));
    }

    /// The warnings and errors of the constructs.
    List<String> warnings() {
        return said(LEVELS);
    }

    /// The notes of the constructs beside those.
    List<String> notes() {
        return said(Set.of("aws:cdk:info"));
    }

    private List<String> said(Set<String> levels) {
        return json(read(stack + ".metadata.json")).findParents("type").stream()
                .filter(entry -> levels.contains(entry.path("type").asText()))
                .map(entry -> entry.path("data").asText())
                .toList();
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
