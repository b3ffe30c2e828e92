package ostiary.edge;

import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.core.admin.RoleNames;
import ostiary.core.search.AccountState;
import ostiary.core.search.SearchOrder;
import ostiary.core.search.SearchQuery;

/// Reads the question of an operator who searches.
final class UserSearchReader {
    /// Users of a page at most, and unless less is asked for.
    static final int MOST = 50;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    private UserSearchReader() {}

    /// The result of reading.
    sealed interface Reading {
        record Read(SearchQuery query, Optional<String> after, int most) implements Reading {}

        record Flawed(String field, String flaw) implements Reading {}
    }

    static Reading read(FieldValues fields) {
        var by = order(fields);
        if (by.isEmpty()) {
            return new Reading.Flawed("field", "is neither email nor name");
        }
        var role = fields.find("role");
        if (role.filter(name -> !isRole(name)).isPresent()) {
            return new Reading.Flawed("role", "is no role");
        }
        var state = fields.find("state");
        if (state.filter(text -> AccountState.of(text).isEmpty()).isPresent()) {
            return new Reading.Flawed("state", "is none of the states");
        }
        var query = SearchQuery.of(by.get(), fields.find("prefix").orElse(""), role, state.flatMap(AccountState::of));
        return page(fields, query);
    }

    private static Reading page(FieldValues fields, SearchQuery query) {
        var most = limit(fields.find("limit"));
        if (most.isEmpty()) {
            return new Reading.Flawed("limit", "is no number from 1 to " + MOST);
        }
        var cursor = fields.find("cursor");
        var after = cursor.flatMap(text -> SearchCursor.read(query.order(), text));
        return cursor.isPresent() && after.isEmpty()
                ? new Reading.Flawed("cursor", "is none of this search")
                : new Reading.Read(query, after, most.get());
    }

    /// A prefix is one of addresses, if nothing is said.
    private static Optional<SearchOrder> order(FieldValues fields) {
        var field = fields.find("field");
        if (field.isPresent()) {
            return field.flatMap(SearchOrder::of);
        }
        var isOfAll = fields.find("prefix").filter(prefix -> !prefix.isEmpty()).isEmpty();
        return Optional.of(isOfAll ? SearchOrder.NEWEST : SearchOrder.EMAIL);
    }

    private static boolean isRole(String name) {
        return RoleNames.parse(name).filter(names -> names.size() == 1).isPresent();
    }

    private static Optional<Integer> limit(Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.of(MOST);
        }
        return text.filter(digits -> NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number <= MOST);
    }
}
