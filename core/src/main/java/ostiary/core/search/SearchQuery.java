package ostiary.core.search;

import java.util.Optional;

/// A question to the copy. Users for whom all holds that is asked for are listed.
///
/// @param by whose prefix it is
/// @param prefix as [SearchText] has it; empty for all. Those who have no name have no prefix of it either
public record SearchQuery(SearchOrder by, String prefix, Optional<String> role, Optional<AccountState> state) {
    public static SearchQuery of(SearchOrder by, String prefix, Optional<String> role, Optional<AccountState> state) {
        return new SearchQuery(by, SearchText.of(prefix), role, state);
    }

    /// The order in which users are listed. Those of a role, and those of a state in which few are, have an index of
    /// their own, in which they are by address.
    public SearchOrder order() {
        return role.isPresent() || isOfRareState() ? SearchOrder.EMAIL : by;
    }

    /// Whether few users are in the state that is asked for.
    public boolean isOfRareState() {
        return state.filter(asked -> asked != AccountState.ACTIVE).isPresent();
    }

    boolean matches(SearchEntry entry) {
        return by.text(entry).filter(text -> text.startsWith(prefix)).isPresent()
                && role.stream().allMatch(entry.roles()::contains)
                && state.stream().allMatch(entry.state()::equals);
    }

    /// Without the prefix, which may be an address.
    @Override
    public String toString() {
        return "SearchQuery[by=" + by + "]";
    }
}
