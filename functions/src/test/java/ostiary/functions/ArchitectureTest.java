package ostiary.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.ImportMark;
import ostiary.adapters.dynamodb.ImportedAccounts;
import ostiary.adapters.secrets.FileSecret;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.core.testing.ModuleWalls;
import ostiary.core.user.InMemoryBulkAccountStore;

/// The walls between the packages (design: the data path is one-way).
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.functions");

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

    /// They lie in the package for Lambda all the same (docs/decisions/0017).
    @Test
    void nothingHereNeedsSecretsInFilesOrBulkImports() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        FileSecret.class,
                        KeptKeys.class,
                        ImportMark.class,
                        ImportedAccounts.class,
                        InMemoryBulkAccountStore.class)
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesLeanOnEachOther() {
        ModuleWalls.checkCycles(CLASSES);
    }

    @Test
    void nothingHidesBehindANameThatSaysNothing() {
        ModuleWalls.checkNames(CLASSES);
    }
}
