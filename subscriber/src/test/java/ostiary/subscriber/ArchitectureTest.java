package ostiary.subscriber;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.subscriber");

    /// It lies in the packages of teams' functions: no client of AWS, and nothing else of Ostiary.
    @Test
    void needsLittle() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "com.networknt.schema..",
                        "com.amazonaws.services.lambda.runtime.events..",
                        "ostiary.subscriber"))
                .check(CLASSES);
    }

    @Test
    void nothingHidesBehindANameThatSaysNothing() {
        ModuleWalls.checkNames(CLASSES);
    }
}
