package ostiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.Fresh;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The contract of the copy, on whichever store. Its tests need a store of their own: they look at all that is in it.
public abstract class SearchStoreContract {
    private static final Instant NOW = Fresh.now();

    private final UserSearch search;
    private final UserCopy copy;

    protected SearchStoreContract(Store store) {
        this.search = store.search();
        this.copy = store.copy();
    }

    /// One copy, to search in and to keep in step.
    public record Store(UserSearch search, UserCopy copy) {}

    @Test
    void keepsTheNewestVersionHoweverTheyCome() {
        var user = entry("alice@example.org");
        var renamed = renamed(user, "Alice");

        assertThat(copy.putIfNewer(renamed, 2)).isTrue();
        assertThat(copy.putIfNewer(user, 1)).isFalse();
        assertThat(copy.putIfNewer(user, 2)).isFalse();

        assertThat(copy.find(user.user())).contains(new UserCopy.Held(Optional.of(renamed), 2));
        assertThat(found(query(SearchOrder.EMAIL, "alice"))).containsExactly(renamed);
    }

    @Test
    void keepsWhatIsGoneGone() {
        var user = entry("bob@example.org");
        copy.putIfNewer(user, 3);

        assertThat(copy.bury(user.user(), 4)).isTrue();
        assertThat(copy.bury(user.user(), 4)).isFalse();
        assertThat(copy.putIfNewer(user, 9)).isFalse();
        assertThat(copy.putUnlessOlder(user, 9)).isFalse();

        assertThat(copy.find(user.user())).contains(new UserCopy.Held(Optional.empty(), UserCopy.BURIED));
        assertThat(found(query(SearchOrder.EMAIL, ""))).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void buriesWhomItNeverKnew() {
        var user = entry("carol@example.org");

        assertThat(copy.bury(user.user(), 1)).isTrue();
        assertThat(copy.putIfNewer(user, 1)).isFalse();
    }

    /// An import that is taken back, mended and done again makes the same users.
    @Test
    void forgetsWhomAnImportMadeAndTakesThemAgain() {
        var user = entry("frank@example.org");
        copy.putUnlessOlder(user, 0);

        assertThat(copy.forget(user.user())).isTrue();
        assertThat(copy.forget(user.user())).isFalse();
        assertThat(copy.find(user.user())).isEmpty();
        assertThat(found(query(SearchOrder.EMAIL, ""))).isEmpty();

        assertThat(copy.putUnlessOlder(user, 0)).isTrue();
        assertThat(found(query(SearchOrder.EMAIL, "frank"))).containsExactly(user);
    }

    @Test
    void forgetsNobodyOfWhomAnEventHasTold() {
        var user = entry("grace@example.org");
        copy.putIfNewer(user, 1);
        assertThat(copy.forget(user.user())).isFalse();
        assertThat(found(query(SearchOrder.EMAIL, "grace"))).hasSize(1);

        copy.bury(user.user(), 2);
        assertThat(copy.forget(user.user())).isFalse();
        assertThat(copy.putIfNewer(user, 1)).isFalse();
    }

    @Test
    void findsAFinalSigmaByTheBeginningOfALongerWord() {
        var user = named("eleni@example.org", "ΟΔΟΣΑ");
        copy.putIfNewer(user, 1);

        assertThat(found(query(SearchOrder.NAME, "ΟΔΟΣ"))).containsExactly(user);
        assertThat(found(query(SearchOrder.NAME, "οδος"))).containsExactly(user);
    }

    @Test
    void writesTheSameVersionAnewOnlyIfAsked() {
        var user = entry("dave@example.org");
        copy.putIfNewer(user, 2);

        assertThat(copy.putUnlessOlder(renamed(user, "Old"), 1)).isFalse();
        assertThat(copy.putUnlessOlder(renamed(user, "Dave"), 2)).isTrue();
        assertThat(found(query(SearchOrder.NAME, "dave"))).hasSize(1);
    }

    @Test
    void replacesExactlyTheVersionThatIsNamed() {
        var user = entry("erin@example.org");
        copy.putIfNewer(user, 7);

        assertThat(copy.replace(user, 3, 6)).isFalse();
        assertThat(copy.replace(user, 3, 7)).isTrue();
        copy.bury(user.user(), 4);
        assertThat(copy.replace(user, 3, UserCopy.BURIED)).isTrue();
        assertThat(copy.find(user.user())).contains(new UserCopy.Held(Optional.of(user), 3));
    }

    @Test
    void leavesNoTraceOfAnAddressOrANameThatChanged() {
        var user = named("old@example.org", "Old Name");
        copy.putIfNewer(user, 1);
        copy.putIfNewer(with(user, "new@example.org", Optional.of("New Name")), 2);

        assertThat(found(query(SearchOrder.EMAIL, "old"))).isEmpty();
        assertThat(found(query(SearchOrder.NAME, "old"))).isEmpty();
        assertThat(found(query(SearchOrder.EMAIL, "new"))).hasSize(1);
        assertThat(found(query(SearchOrder.NAME, "new n"))).hasSize(1);
    }

    /// Each way to ask gives all for whom it holds, once each and in order, in pages of any size.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void listsByEachWayInPages(int most) {
        var all = many();

        for (var by : SearchOrder.values()) {
            for (var prefix : List.of("", "a", "user-1", "z")) {
                var question = query(by, by == SearchOrder.NEWEST ? "" : prefix);
                assertThat(found(question, most)).isEqualTo(expected(all, question));
            }
            for (var state : AccountState.values()) {
                var question = new SearchQuery(by, "", Optional.empty(), Optional.of(state));
                assertThat(found(question, most)).isNotEmpty().isEqualTo(expected(all, question));
                var both = new SearchQuery(by, "", Optional.of("admin"), Optional.of(state));
                assertThat(found(both, most)).isEqualTo(expected(all, both));
            }
            var ofRole = new SearchQuery(by, "", Optional.of("admin"), Optional.empty());
            assertThat(found(ofRole, most)).isNotEmpty().isEqualTo(expected(all, ofRole));
        }
        var named = new SearchQuery(SearchOrder.NAME, "user 1", Optional.of("admin"), Optional.empty());
        assertThat(found(named, most)).isNotEmpty().isEqualTo(expected(all, named));
    }

    private List<SearchEntry> many() {
        var all = new ArrayList<SearchEntry>();
        for (int i = 0; i < 40; i++) {
            var entry = new SearchEntry(
                    Fresh.userId(),
                    new EmailAddress("user-" + i + "@example.org"),
                    i % 3 == 1 ? Optional.empty() : Optional.of("User " + i % 7 + " é𝒜"),
                    NOW.minusSeconds(i % 5),
                    i % 4 == 0 ? Set.of("admin", "other") : Set.of(),
                    i % 6 == 0,
                    i % 5 == 0 ? Optional.of(NOW.plus(Duration.ofDays(1))) : Optional.empty());
            copy.putIfNewer(entry, 1);
            all.add(entry);
        }
        return all;
    }

    private static List<SearchEntry> expected(List<SearchEntry> all, SearchQuery question) {
        var order = question.order();
        return all.stream()
                .filter(question::matches)
                .sorted((one, other) -> SearchText.BY_BYTES.compare(
                        order.key(one).orElseThrow(), order.key(other).orElseThrow()))
                .toList();
    }

    @Test
    void hidesWhoIsGoneThoughNobodyWasTold() {
        var user = entry("gone@example.org");
        copy.putIfNewer(
                new SearchEntry(
                        user.user(), user.email(), user.name(), NOW, Set.of(), false, Optional.of(Instant.EPOCH)),
                1);

        assertThat(found(query(SearchOrder.EMAIL, "gone"))).isEmpty();
        assertThat(found(new SearchQuery(
                        SearchOrder.EMAIL, "", Optional.empty(), Optional.of(AccountState.DELETION_PENDING))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ZOË, Zoë Ash", "zoe\u0308, Zoë Ash", "Ｚｏë, Zoë Ash", "%, %sign", "_, _low", "𝒜, 𝒜lice", "'a b', A B"
    })
    void findsNamesHoweverTheyAreWritten(String prefix, String name) {
        var user = named("name@example.org", name);
        copy.putIfNewer(user, 1);
        copy.putIfNewer(named("other@example.org", "Xavier"), 1);

        assertThat(found(query(SearchOrder.NAME, prefix))).containsExactly(user);
    }

    /// A prefix or a position is text of a request: it breaks nothing and leads nowhere else.
    @ParameterizedTest
    @ValueSource(strings = {"%", "*", "\\", "\"", "\u0000", "\n", "\uD800", "\uDBFF\uDFFF", "#", "a\nb", "😀"})
    void takesAnyText(String text) {
        copy.putIfNewer(named("plain@example.org", "Plain"), 1);

        for (var by : List.of(SearchOrder.EMAIL, SearchOrder.NAME)) {
            assertThat(found(query(by, text))).isEmpty();
            assertThat(found(query(by, text.repeat(500)))).isEmpty();
            assertThat(search.find(query(by, "x"), Optional.of(text), 5).entries())
                    .isEmpty();
            assertThat(search.find(query(by, "pl"), Optional.of(text.repeat(2000)), 5)
                            .next())
                    .isEmpty();
        }
        assertThat(search.find(
                                new SearchQuery(SearchOrder.EMAIL, "", Optional.of(text), Optional.empty()),
                                Optional.of(text),
                                5)
                        .entries())
                .isEmpty();
    }

    @Test
    void takesTheLongestNameAndTheLongestAddress() {
        var long1 = named("a".repeat(64) + "@" + "b".repeat(180) + ".org", "😀".repeat(512));
        copy.putIfNewer(long1, 1);

        assertThat(found(query(SearchOrder.NAME, "😀".repeat(512)))).containsExactly(long1);
        assertThat(found(query(SearchOrder.EMAIL, long1.email().value()))).containsExactly(long1);
    }

    private List<UserId> all() {
        var users = new ArrayList<UserId>();
        Optional<UserId> after = Optional.empty();
        do {
            var page = copy.list(after, 3);
            users.addAll(page.users());
            after = page.next();
        } while (after.isPresent());
        return users;
    }

    @Test
    void listsAllForRepairs() {
        var all = many();
        copy.bury(all.getFirst().user(), 2);

        assertThat(all())
                .containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()).stream()
                        .map(SearchEntry::user)
                        .toList());
    }

    private List<SearchEntry> found(SearchQuery query) {
        return found(query, 10);
    }

    private List<SearchEntry> found(SearchQuery query, int most) {
        var found = new ArrayList<SearchEntry>();
        Optional<String> after = Optional.empty();
        do {
            var page = search.find(query, after, most);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(most);
            assertThat(page.next()).isNotEqualTo(Optional.of(after.orElse("")));
            found.addAll(page.entries());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private static SearchQuery query(SearchOrder by, String prefix) {
        return SearchQuery.of(by, prefix, Optional.empty(), Optional.empty());
    }

    private static SearchEntry entry(String email) {
        return new SearchEntry(
                new UserId(UUID.randomUUID()),
                new EmailAddress(email),
                Optional.empty(),
                NOW,
                Set.of(),
                false,
                Optional.empty());
    }

    private static SearchEntry named(String email, String name) {
        return renamed(entry(email), name);
    }

    private static SearchEntry renamed(SearchEntry user, String name) {
        return with(user, user.email().value(), Optional.of(name));
    }

    private static SearchEntry with(SearchEntry user, String email, Optional<String> name) {
        return new SearchEntry(
                user.user(),
                new EmailAddress(email),
                name,
                user.createdAt(),
                user.roles(),
                user.disabled(),
                user.deletesAt());
    }
}
