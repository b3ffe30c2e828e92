package ostiary.cdk.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table that is read in a terminal as well as on a page.
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... head) {
        rows.add(List.of(head));
    }

    MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        var rule = IntStream.of(widths)
                .mapToObj(width -> "-".repeat(width + 2))
                .collect(Collectors.joining("|", "|", "|\n"));
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(IntStream.range(0, widths.length)
                    .mapToObj(column -> row.get(column)
                            + " ".repeat(widths[column] - row.get(column).length()))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            if (text.length() == rule.length()) {
                text.append(rule);
            }
        }
        return text.toString();
    }
}
