package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.ContainerSetting;
import ostiary.blueprint.Route;
import ostiary.blueprint.Setting;
import ostiary.edge.Problem;

/// The targets of links are there, and the pages that list all of something do.
class DocumentationTest {
    private static final Path ROOT = Workflow.ROOT;
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern ROUTE = Pattern.compile("(?m)^\\| `([A-Z]+ /\\S*)` \\|");
    private static final Pattern ERROR = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\d{3}) \\|");
    private static final Pattern CONTEXT = Pattern.compile("context\\s*\\.[^\"]*\"([A-Za-z]+)\"");

    static Stream<MarkdownPage> pages() throws IOException {
        try (var files = Files.walk(DOCS)) {
            var inDocs = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            var onTop = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                    .map(ROOT::resolve);
            return Stream.concat(onTop, inDocs.stream()).map(MarkdownPage::read);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsNowhereThatIsNotThere(MarkdownPage page) {
        assertThat(page.flaws()).isEmpty();
    }

    /// The control.
    @Test
    void aLinkThatLeadsNowhereIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# It's `one`\n\n```\n# none\n```\n\n# It's one\n");
        var links = "[a](other.md#its-one) ![b](other.md#its-one-1) `[c](gone.md)` [d](https://e.example/f)";
        var broken = "[a](gone.md) [b](other.md#none) [c](#its-one)";

        assertThat(new MarkdownPage(folder.resolve("page.md"), "# Page\n" + links).flaws())
                .isEmpty();
        assertThat(MarkdownPage.read(Files.writeString(folder.resolve("page.md"), "# Page\n" + broken))
                        .flaws())
                .hasSize(3);
    }

    @Test
    void beginsWithAPageThatOneCanRead() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void hasAnIndexOfAllPagesButRunbooks() throws IOException {
        var index = MarkdownPage.read(DOCS.resolve("README.md"));
        var listed = index.relativeLinks().stream().map(index::resolve).toList();

        assertThat(pages().map(MarkdownPage::file).filter(file -> file.startsWith(DOCS)))
                .filteredOn(file -> !file.startsWith(DOCS.resolve("runbooks")))
                .allMatch(file -> file.equals(index.file()) || listed.contains(file));
    }

    @Test
    void hasEveryRouteOfTheApi() throws IOException {
        var routes = ROUTE.matcher(Files.readString(DOCS.resolve("api.md"))).results();

        assertThat(routes.map(route -> route.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Api.ROUTES.stream().map(Route::key).toList());
    }

    @Test
    void hasEveryErrorCodeWithItsStatus() throws IOException {
        var rows = ERROR.matcher(Files.readString(DOCS.resolve("api.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2));

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Problem.values())
                        .map(problem -> problem.code() + " " + problem.status())
                        .toList());
    }

    @Test
    void hasEverySettingOfTheStackAndOfTheFunctions() throws IOException {
        var cdk = ROOT.resolve("cdk/src/main/java/ostiary/cdk");
        var app = Files.readString(cdk.resolve("OstiaryApp.java"))
                + Files.readString(cdk.resolve("OrganizationContext.java"))
                + Files.readString(cdk.resolve("DataContext.java"));
        var keys = new TreeSet<>(
                CONTEXT.matcher(app).results().map(key -> key.group(1)).toList());
        var settings = firstCells(Files.readString(DOCS.resolve("deploy.md")));

        assertThat(keys).isNotEmpty().isSubsetOf(settings);
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).isSubsetOf(settings);
    }

    @Test
    void hasEverySettingOfAContainerWithItsStandard() throws IOException {
        var page = Files.readString(DOCS.resolve("container.md"));

        assertThat(ContainerSetting.values())
                .allSatisfy(setting -> assertThat(page.lines())
                        .anyMatch(line -> line.startsWith("| `" + setting.variable() + "` |")
                                && line.endsWith("| `" + setting.standard() + "` |")));
    }

    /// The names in code in the first column of its tables.
    private static List<String> firstCells(String page) {
        return page.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> Stream.of(cell.split(",", -1)))
                .map(name -> name.replace("`", "").strip())
                .toList();
    }
}
