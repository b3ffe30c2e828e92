package ostiary.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

/// The walls of the core: it is plain Java, and its rooms lie one behind the other.
class ArchitectureTest {
    private static final JavaClasses CLASSES = ModuleWalls.classesOf("ostiary.core");

    @Test
    void theCoreSeesNothingButItself() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName("ostiary.core.user.Idna")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("ostiary.core..", "org.jspecify..", "java..", "javax.crypto..")
                .check(CLASSES);
    }

    /// A library for names in other letters, which is loaded only for such a name.
    @Test
    void oneClassOfTheCoreSeesALibrary() {
        classes()
                .that()
                .haveFullyQualifiedName("ostiary.core.user.Idna")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.ibm.icu.text", "com.ibm.icu.util")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesLeanOnEachOther() {
        ModuleWalls.checkCycles(CLASSES);
    }
}
