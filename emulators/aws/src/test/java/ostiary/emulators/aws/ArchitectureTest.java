package ostiary.emulators.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

/// The walls of what stands in for AWS: it knows AWS, and nothing of what is tested before it.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.emulators.aws");

    @Test
    void knowsNothingOfTheService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ostiary.core..", "ostiary.edge..", "ostiary.adapters..", "ostiary.service..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("ostiary.functions..", "ostiary.cdk..", "software.amazon.awssdk..")
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
