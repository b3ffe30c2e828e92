package ostiary.jose;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

/// The walls of the tokens: whoever verifies some needs nothing of AWS.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.jose");

    @Test
    void tokensSeeTheCoreAndJsonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ostiary.jose..",
                        "ostiary.core..",
                        "com.amazon.corretto.crypto.provider..",
                        "com.auth0.jwt..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void nothingHidesBehindANameThatSaysNothing() {
        ModuleWalls.checkNames(CLASSES);
    }
}
