package ostiary.adapters;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.ModuleWalls;

/// The walls between the adapters: one package a technology, and nobody else speaks of it.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.adapters");

    @ParameterizedTest
    @CsvSource({
        "dynamodb, software.amazon.awssdk.services.dynamodb..",
        "cognito, software.amazon.awssdk.services.cognitoidentityprovider..",
        "secrets, software.amazon.awssdk.services.secretsmanager..",
        "ses, software.amazon.awssdk.services.sesv2..",
        "s3, software.amazon.awssdk.services.s3..",
        "telemetry, com.amazonaws.services.lambda.."
    })
    void onlyItsAdapterKnowsATechnology(String adapter, String technology) {
        noClasses()
                .that()
                .resideOutsideOfPackage("ostiary.adapters." + adapter + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(CLASSES);
    }

    /// A store gets only what is sealed.
    @Test
    void noStoreKnowsAHashInTheClear() {
        noClasses()
                .that()
                .resideInAPackage("ostiary.adapters.dynamodb..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PasswordHash.class)
                .check(CLASSES);
    }

    /// The pages fill a port of the edge, and know nothing else of it; the others stand on the core alone.
    @Test
    void onlyPagesKnowTheEdgeAndOnlyItsPort() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ostiary.adapters.pages..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ostiary.edge..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("ostiary.edge..").and(not(resideInAPackage("ostiary.edge.page.."))))
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
