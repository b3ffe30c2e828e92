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
    void areRefusedWhereTheyPointInsteadOfSaying() throws Exception {
        var pointing = """
            %%% What a client may do.
            class A {}
            """.replace('%', '/');

        assertThat(checked(pointing))
                .isEqualTo(new Scripts.Ended(
                        1,
                        List.of("A.java:1: say the thing itself: "
                                + pointing.lines().findFirst().orElseThrow())));
    }

    @Test
    void areLeftAloneWhereTheWordComesLater() throws Exception {
        assertThat(checked("""
            /// Says so.
            ///
            /// What a client may do comes second.
            class A {
                // What the caller did counts.
            }
            """)).isEqualTo(new Scripts.Ended(0, List.of()));
    }

    private Scripts.Ended checked(String source) throws Exception {
        Files.writeString(folder.resolve("A.java"), source);
        return new Scripts(folder).run("bin/check-comments", "A.java");
    }
}
