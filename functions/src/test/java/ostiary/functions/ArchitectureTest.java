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

    private static final String[] ADAPTERS = {
        "ostiary.functions.aws..",
        "ostiary.functions.codedeploy..",
        "ostiary.functions.cognito..",
        "ostiary.functions.dynamodb..",
        "ostiary.functions.jose..",
        "ostiary.functions.mail..",
        "ostiary.functions.password..",
        "ostiary.functions.secrets..",
        "ostiary.functions.telemetry.."
    };

    @Test
    void lambdaStaysAtTheEntry() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ostiary.functions.lambda..", "ostiary.functions.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda..")
                .check(CLASSES);
    }

    @Test
    void anAdapterSeesNoEdgeAndNoEntry() {
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ostiary.edge..", "ostiary.functions.lambda..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDatabaseAdapterKnowsDynamoDb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ostiary.functions.dynamodb..", "ostiary.functions.lambda..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services.dynamodb..")
                .check(CLASSES);
    }

    @Test
    void onlyItsAdapterKnowsCognito() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ostiary.functions.cognito..", "ostiary.functions.lambda..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.cognitoidentityprovider..", "ostiary.functions.cognito..")
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
