package ostiary.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

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

    @Test
    void noTwoPackagesLeanOnEachOther() {
        ModuleWalls.checkCycles(CLASSES);
    }

    @Test
    void nothingHidesBehindANameThatSaysNothing() {
        ModuleWalls.checkNames(CLASSES);
    }
}
