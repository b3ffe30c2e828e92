package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import ostiary.blueprint.ServiceFunction;

/// The verdict of AWS's rules for SnapStart when the functions were packaged
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html>).
class SnapStartRulesTest {
    private static final Document REPORT = report();

    @Test
    void lookAtEveryHandler() {
        assertThat(all("ClassStats", "class", REPORT))
                .containsAll(EnumSet.allOf(ServiceFunction.class).stream()
                        .map(ServiceFunction::handler)
                        .toList());
    }

    /// But for `UnfitForSnapStart`, a handler among the tests: a control.
    @Test
    void findNothingThatASnapshotMustNotHold() {
        assertThat(all("BugInstance", "type", REPORT)).hasSize(3).containsOnly("AWS_LAMBDA_SNAP_START_BUG");
        assertThat(all("Field", "classname", REPORT)).containsOnly("ostiary.functions.UnfitForSnapStart");
        assertThat(all("Field", "name", REPORT)).containsExactlyInAnyOrder("ENVIRONMENT", "random", "begun");
    }

    private static Document report() {
        var file = Synthesis.CODE.resolveSibling("spotbugsXml.xml").toFile();
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file);
        } catch (IOException | ParserConfigurationException | SAXException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> all(String element, String attribute, Document report) {
        var elements = report.getElementsByTagName(element);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .toList();
    }
}
