package ostiary.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls between the packages (design: the data path is one-way).
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ostiary.functions");

    @Test
    void rehearsalsAndGatewayEventsSeeNoRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage("ostiary.functions.rehearsal..", "ostiary.functions.codedeploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesLeanOnEachOther() {
        slices().matching("ostiary.functions.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingHidesBehindANameThatSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.Base[A-Z].*")
                .check(CLASSES);
    }
}
