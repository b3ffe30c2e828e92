package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The comments that `bin/check-comments` refuses.
class CommentsTest {
    @TempDir
    Path folder;

    @Test
    void areRefusedWhereALineBreaksOff() throws Exception {
        // Not as slashes: this file is checked, too.
        var split = """
            %%% Says what became of one more account: it may be that it
            %%% is
            %%% there.
            class A {}
            """.replace('%', '/');

        assertThat(checked(split).status()).isNotZero();
    }

    @Test
    void areLeftAloneWhereALineEndsASentenceOrAParagraph() throws Exception {
        assertThat(checked("""
            /// Adds one more.
            /// Others stay.
            ///
            /// - short
            /// - shorter
            // short
            class A {}
            """)).isEqualTo(new Scripts.Ended(0, List.of()));
    }

    @Test
    void areRefusedOfMainCodeWhereTheyPointInsteadOfSaying() throws Exception {
        assertThat(checked("src/main/A.java", """
            /// What a client may do.
            class A {}
            """))
                .isEqualTo(new Scripts.Ended(
                        1, List.of("src/main/A.java:1: say the thing itself: /// What a client may do.")));
    }

    @Test
    void areLeftAloneWhereTheWordComesLater() throws Exception {
        assertThat(checked("src/main/A.java", """
            /// Says so.
            ///
            /// What a client may do comes second.
            class A {
                // What the caller did counts.
            }
            """)).isEqualTo(new Scripts.Ended(0, List.of()));
    }

    private Scripts.Ended checked(String source) throws Exception {
        return checked("A.java", source);
    }

    private Scripts.Ended checked(String path, String source) throws Exception {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return new Scripts(folder).run("bin/check-comments", path);
    }
}
