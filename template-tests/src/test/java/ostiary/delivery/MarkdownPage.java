package ostiary.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation, as GitHub shows it.
record MarkdownPage(Path file, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *(`{3,}|~{3,}).*?^ *\\1 *$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The targets of its links and pictures that are in the repository.
    List<String> relativeLinks() {
        var prose = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("code");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .toList();
    }

    /// Where `target` leads to.
    Path resolve(String target) {
        var path = target.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /// The flaw of a relative link of this page.
    Optional<String> flaw(String target) {
        var found = resolve(target);
        if (!Files.exists(found)) {
            return Optional.of(file + " links " + target + ", which is not there");
        }
        int anchor = target.indexOf('#');
        return anchor < 0 || read(found).anchors().contains(target.substring(anchor + 1))
                ? Optional.empty()
                : Optional.of(file + " links " + target + ", which has no such heading");
    }

    Stream<String> flaws() {
        return relativeLinks().stream().map(this::flaw).flatMap(Optional::stream);
    }

    /// Its headings as GitHub names them in links: lower case, without punctuation, `-` for blanks, and a number where
    /// one comes again.
    Set<String> anchors() {
        var anchors = new LinkedHashSet<String>();
        var seen = new HashMap<String, Integer>();
        HEADING.matcher(FENCED.matcher(text).replaceAll("")).results().forEach(heading -> {
            var anchor = heading.group(1)
                    .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        });
        return anchors;
    }
}
