package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ostiary.blueprint.ServiceFunction;

/// What AWS's rules for SnapStart said when the functions were packaged; a finding there fails the build
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html>).
class SnapStartRulesTest {
    private static final Path TARGET = Synthesis.CODE.resolveSibling("");

    @Test
    void lookAtEveryHandler() throws Exception {
        var report = report(TARGET);

        assertThat(all("BugInstance", "type", report)).isEmpty();
        assertThat(all("ClassStats", "class", report))
                .containsAll(EnumSet.allOf(ServiceFunction.class).stream()
                        .map(ServiceFunction::handler)
                        .toList());
    }

    /// A control: `UnfitForSnapStart`, a handler among the tests.
    @Test
    void findWhatASnapshotMustNotHold() throws Exception {
        var report = report(TARGET.resolve("spotbugs-control"));

        assertThat(all("BugInstance", "type", report)).hasSize(3).containsOnly("AWS_LAMBDA_SNAP_START_BUG");
        assertThat(all("Field", "name", report)).containsExactlyInAnyOrder("ENVIRONMENT", "random", "begun");
    }

    private static Document report(Path directory) throws Exception {
        var file = directory.resolve("spotbugsXml.xml").toFile();
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file);
    }

    private static List<String> all(String element, String attribute, Document report) {
        var elements = report.getElementsByTagName(element);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .toList();
    }
}
