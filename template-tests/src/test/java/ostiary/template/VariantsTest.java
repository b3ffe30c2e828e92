package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each setting of the CDK app, twice at least: what it makes is what CloudFormation takes.
class VariantsTest {
    private static final Pattern KEY = Pattern.compile("`([A-Za-z]+)`");

    @ParameterizedTest
    @EnumSource
    void isWhatCloudFormationTakes(Variant variant) throws IOException, InterruptedException {
        var synthesis = variant.synthesize();

        assertThat(synthesis.validationReport().path("pluginReports")).isEmpty();
        assertThat(NagFinding.read(synthesis.nagReport()))
                .extracting(NagFinding::compliance)
                .doesNotContain("Non-Compliant");
        assertThat(synthesis.warnings()).allMatch(warning -> warning.contains("no mail can come from"));
        assertThat(Lint.errors(synthesis)).isEmpty();
        assertThat(GuardRules.unguarded(synthesis.directory(), variant.context()))
                .isEmpty();
    }

    @Test
    void areAllSettingsOfTheDocumentation() throws IOException {
        var documented = Files.readString(Path.of("../docs/deploy.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| context key"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> KEY.matcher(cell).results().map(key -> key.group(1)))
                .toList();

        assertThat(documented)
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(List.of(Variant.values()))
                        .filteredOn(variant -> variant.context().containsKey(key))
                        .as(key)
                        .hasSizeGreaterThanOrEqualTo(2));
    }
}
