package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.blueprint.ServiceFunction;

/// A team's app: what docs/construct.md gives it to type, in a folder of its own, built by Maven out of nothing but the
/// coordinates of the construct.
class OwnAppTest {
    private static final Path LAMBDA = Path.of(System.getProperty("ostiary.lambda"));

    @TempDir
    private static Path folder;

    private static TeamRepository repository;
    private static JsonNode template;

    @BeforeAll
    static void synthesizes() throws Exception {
        repository = TeamRepository.in(folder.resolve("repository"));
        var page = Files.readString(Path.of("../docs/construct.md"));
        var app = Files.createDirectories(folder.resolve("app/src/main/java/shop"));
        Files.writeString(folder.resolve("app/pom.xml"), block(page, "xml"));
        Files.writeString(app.resolve("AuthApp.java"), block(page, "java"));

        repository.maven(folder.resolve("app"), assembly(), "compile", "exec:java");

        template = new ObjectMapper()
                .readTree(assembly().resolve("shop.template.json").toFile());
    }

    @AfterAll
    static void unlinks() throws Exception {
        repository.unlink();
    }

    @Test
    void hasTheTableAndEveryFunction() {
        assertThat(ofType("AWS::DynamoDB::Table")).hasSize(1);
        assertThat(ofType("AWS::Lambda::Function"))
                .extracting(function -> function.required("Handler").asText())
                .containsExactlyInAnyOrderElementsOf(List.of(ServiceFunction.values()).stream()
                        .map(ServiceFunction::handler)
                        .toList());
    }

    @Test
    void putsTheAuthorizerBeforeTheTeamsOwnApi() {
        assertThat(ofType("AWS::ApiGatewayV2::Route"))
                .filteredOn(route -> route.required("RouteKey").asText().equals("GET /orders"))
                .singleElement()
                .satisfies(route ->
                        assertThat(route.required("AuthorizationType").asText()).isEqualTo("CUSTOM"));
    }

    /// One archive for all functions, of exactly the jars that the tests run.
    @Test
    void uploadsTheCodeThatCameWithTheConstruct() throws Exception {
        var keys = ofType("AWS::Lambda::Function").stream()
                .map(function -> function.required("Code").required("S3Key").asText())
                .distinct()
                .toList();
        assertThat(keys).singleElement().asString().endsWith(".jar");

        var uploaded = assembly().resolve("asset." + keys.getFirst());

        assertThat(packed(uploaded)).isEqualTo(built()).hasSizeGreaterThan(10);
    }

    /// Not on its class path, and not looked at: Maven would have had to fetch it.
    @Test
    void needsNoCdkNag() {
        assertThat(repository.folder().resolve(TeamRepository.CDK_NAG)).doesNotExist();
        assertThat(repository.folder().resolve("software/amazon/awscdk/aws-cdk-lib"))
                .exists();
    }

    private static List<JsonNode> ofType(String type) {
        return template.required("Resources")
                .valueStream()
                .filter(resource -> resource.required("Type").asText().equals(type))
                .map(resource -> resource.required("Properties"))
                .toList();
    }

    /// Sizes by path, without what a jar tells of itself.
    private static Map<String, Long> packed(Path archive) throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var jar = new JarFile(archive.toFile())) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
                    .forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
        }
        return sizes;
    }

    private static Map<String, Long> built() throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.walk(LAMBDA)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> sizes.put(
                            LAMBDA.relativize(file).toString(), file.toFile().length()));
        }
        return sizes;
    }

    private static Path assembly() {
        return folder.resolve("assembly");
    }

    private static String block(String page, String language) {
        var found = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
