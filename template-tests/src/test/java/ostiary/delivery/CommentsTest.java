package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a comment looks like that the formatter has split.
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

    private Scripts.Ended checked(String source) throws Exception {
        Files.writeString(folder.resolve("A.java"), source);
        return new Scripts(folder).run("bin/check-comments", "A.java");
    }
}
