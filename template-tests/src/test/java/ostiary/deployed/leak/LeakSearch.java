package ostiary.deployed.leak;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds secrets in lines: whole, the beginning or the end of one, in each of its [Forms], in capitals or not.
///
/// All pieces begin with a key of one length, so that one walk over a line looks for all of them.
public final class LeakSearch {
    /// So much of a secret is a leak.
    static final int PIECE = 16;

    private static final int KEY = 10;

    /// A number of eight digits, dashed or not, where it stands alone: times and identifiers are full of digits.
    private static final Pattern CODE = Pattern.compile("(?<![\\w.-])\\d{4}-?\\d{4}(?![\\w-])");

    private final Map<String, List<Piece>> pieces = new HashMap<>();
    private final Map<String, Planted> codes = new HashMap<>();

    private record Piece(Planted secret, String form, String text) {}

    /// A secret that was found.
    ///
    /// @param form how the secret is written
    public record Leak(Planted secret, String form, String line) {}

    public LeakSearch(Collection<Planted> secrets) {
        for (var secret : secrets) {
            if (secret.value().length() < KEY) {
                codes.put(secret.value().replace("-", ""), secret);
            } else {
                Forms.of(secret.value()).forEach((form, text) -> add(secret, form, text));
            }
        }
    }

    public List<Leak> in(Collection<String> lines) {
        var leaks = new ArrayList<Leak>();
        lines.forEach(line -> search(line, leaks));
        return leaks;
    }

    /// The secrets that are in the lines, by kind.
    public Set<String> found(Collection<String> lines) {
        var kinds = new TreeSet<String>();
        in(lines).forEach(leak -> kinds.add(leak.secret().kind()));
        return kinds;
    }

    private void add(Planted secret, String form, String text) {
        int length = Math.min(text.length(), PIECE);
        for (var piece : new TreeSet<>(List.of(text.substring(0, length), text.substring(text.length() - length)))) {
            pieces.computeIfAbsent(piece.substring(0, KEY), _ -> new ArrayList<>())
                    .add(new Piece(secret, form, piece));
        }
    }

    private void search(String line, List<Leak> leaks) {
        var text = line.toLowerCase(Locale.ROOT);
        for (int at = 0; at + KEY <= text.length(); at++) {
            for (var piece : pieces.getOrDefault(text.substring(at, at + KEY), List.of())) {
                if (text.startsWith(piece.text(), at)) {
                    leaks.add(new Leak(piece.secret(), piece.form(), line));
                }
            }
        }
        var number = CODE.matcher(line);
        while (number.find()) {
            var code = codes.get(number.group().replace("-", ""));
            if (code != null) {
                leaks.add(new Leak(code, "as a number", line));
            }
        }
    }
}
