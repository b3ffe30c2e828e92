package ostiary.adapters.dynamodb;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ostiary.blueprint.SearchShape;
import ostiary.core.search.SearchQuery;
import ostiary.core.search.SearchText;
import ostiary.core.search.UserSearch;

/// Adapter: reads one stretch of each shard of an index, and merges them. What is read for a page is bounded, however
/// few of it are asked for.
public final class DynamoDbUserSearch implements UserSearch {
    private final Table table;

    /// @param table of [SearchShape]
    public DynamoDbUserSearch(Table table) {
        this.table = table;
    }

    @Override
    public Page find(SearchQuery query, Optional<String> after, int most) {
        var range = new SearchRange(query, after);
        if (range.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        var stretches = new ArrayList<Stretch>();
        for (int shard = 0; shard < SearchShape.SHARDS; shard++) {
            stretches.add(read(range, SearchItem.shard(shard), most));
        }
        return merge(stretches, range, most);
    }

    private Stretch read(SearchRange range, String shard, int most) {
        var found = table.call(dynamoDb ->
                dynamoDb.query(range.query(table.name(), shard, table.clock().instant(), most)));
        return new Stretch(
                found.items().stream().map(Item::new).toList(),
                found.hasLastEvaluatedKey()
                        ? Optional.of(new Item(found.lastEvaluatedKey()).string(range.sortKey()))
                        : Optional.empty());
    }

    /// Up to where the shortest of the stretches goes, since what lies beyond it was not read everywhere.
    private static Page merge(List<Stretch> stretches, SearchRange range, int most) {
        var end = stretches.stream().flatMap(stretch -> stretch.end().stream()).min(SearchText.BY_BYTES);
        var items = stretches.stream()
                .flatMap(stretch -> stretch.items().stream())
                .filter(item -> end.stream()
                        .allMatch(limit -> SearchText.BY_BYTES.compare(item.string(range.sortKey()), limit) <= 0))
                .sorted(comparing(item -> item.string(range.sortKey()), SearchText.BY_BYTES))
                .toList();
        var page = items.subList(0, Math.min(most, items.size()));
        var next = items.size() > most ? Optional.of(page.getLast().string(range.sortKey())) : end;
        return new Page(page.stream().map(SearchItem::read).toList(), next);
    }

    /// The items of a shard that were read.
    ///
    /// @param end up to which key; empty if there are no more
    private record Stretch(List<Item> items, Optional<String> end) {}
}
