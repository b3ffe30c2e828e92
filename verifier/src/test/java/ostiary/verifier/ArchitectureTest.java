package ostiary.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.testing.ModuleWalls;

/// The walls of the verifier: each door is for those who have its technology already.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.verifier");

    @ParameterizedTest
    @CsvSource({"'', com.fasterxml.jackson..", ".servlet, jakarta.servlet..", ".jdk, com.sun.net.httpserver.."})
    void aDoorKnowsItsTechnologyOnly(String door, String technology) {
        classes()
                .that()
                .resideInAPackage("ostiary.verifier" + door)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ostiary.verifier",
                        "ostiary.verifier" + door,
                        "ostiary.core..",
                        "ostiary.jose..",
                        technology,
                        "org.jspecify..",
                        "java..")
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
