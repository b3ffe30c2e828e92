package ostiary.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

/// The walls of the edge: it knows text and use cases, and neither AWS nor Lambda.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.edge");

    @Test
    void theEdgeSeesTheCoreTheBlueprintAndJsonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ostiary.edge..",
                        "ostiary.core..",
                        "ostiary.blueprint..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesLeanOnEachOther() {
        ModuleWalls.checkCycles(CLASSES);
    }
}
