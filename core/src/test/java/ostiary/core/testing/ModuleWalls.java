package ostiary.core.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// The rules of every module, whoever's walls are tested.
public final class ModuleWalls {
    private ModuleWalls() {}

    /// The module's own classes, without its tests.
    public static JavaClasses classesOf(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    /// No two packages lean on each other, the outermost included.
    public static void checkCycles(JavaClasses classes) {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(classes);
    }

    /// Nothing hides behind a name that says nothing.
    public static void checkNames(JavaClasses classes) {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.Base[A-Z].*")
                .check(classes);
    }

    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
