package ostiary.cli;

import org.junit.jupiter.api.Test;
import ostiary.core.testing.ModuleWalls;

class ArchitectureTest {
    @Test
    void noTwoPackagesLeanOnEachOther() {
        ModuleWalls.checkCycles(ModuleWalls.classesOf("ostiary.cli"));
    }
}
