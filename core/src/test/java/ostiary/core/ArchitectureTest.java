package ostiary.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of the core: it is plain Java, and its rooms lie one behind the other.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ostiary.core");

    @Test
    void theCoreSeesNothingButItself() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("ostiary.core..", "org.jspecify..", "java..", "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesLeanOnEachOther() {
        slices().matching("ostiary.core.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
