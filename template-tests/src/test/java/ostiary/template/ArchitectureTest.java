package ostiary.template;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.ModuleWalls;

/// The walls of the modules whose tests are here.
class ArchitectureTest {
    @ParameterizedTest
    @ValueSource(strings = {"ostiary.cdk", "shop"})
    void noTwoPackagesLeanOnEachOther(String root) {
        ModuleWalls.checkCycles(ModuleWalls.classesOf(root));
    }
}
