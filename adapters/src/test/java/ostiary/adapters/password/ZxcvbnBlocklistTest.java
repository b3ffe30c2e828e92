package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordBlocklist;

class ZxcvbnBlocklistTest {
    static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    /// The work of zxcvbn shows in what it allocates, on any machine. Without our bounds it is gigabytes, and
    /// seconds.
    static final long MOST_MIB = 256;

    static final PasswordBlocklist BLOCKLIST = new ZxcvbnBlocklist();
    static final List<String> ALICE = List.of("alice.liddell@wonderland.example", "Alice Pleasance Liddell");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678",
                "password",
                "PASSWORD",
                "Password1!",
                "p@ssw0rd",
                "P@$$w0rd123",
                "drowssap",
                "iloveyou123",
                "qwertyuiop",
                "1qaz2wsx",
                "abcdefgh1",
                "letmein!!",
                "Welcome2024",
                "passwordpassword",
                "01.01.1990",
                "19900101",
                "ｐａｓｓｗｏｒｄ", // full width
            })
    void blocksWhatIsGuessedFirst(String text) {
        assertThat(BLOCKLIST.blocks(Password.of(text), List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice.liddell@wonderland.example",
                "Alice.Liddell@Wonderland.Example1",
                "alice.liddell1",
                "alice.liddell@wonderland.example!$|",
                "aliceliddell1",
                "LiddellAlice!",
                "Liddell!",
                "wonderland1",
                "wonderland.example",
                "alice pleasance liddell",
                "AlicePleasanceLiddell1",
                "Pleasance1",
                "ecnasaelp1",
                "pl3454nc3",
            })
    void blocksTheUsersOwnAddressAndName(String text) {
        assertThat(BLOCKLIST.blocks(Password.of(text), ALICE)).isTrue();
    }

    @Test
    void blocksALongAddressToItsEnd() {
        var address = "a.user.with.quite.a.long.local.part@and.a.domain.of.many.labels.that.goes.on.example";

        assertThat(BLOCKLIST.blocks(Password.of(address), List.of(address))).isTrue();
        assertThat(BLOCKLIST.blocks(Password.of(address), List.of())).isFalse();
    }

    @Test
    void blocksANameHoweverItsLettersAreEncoded() {
        assertThat(BLOCKLIST.blocks(Password.of("Žofieň̌ka1"), List.of("Žofieň̌ka")))
                .isTrue();
        assertThat(BLOCKLIST.blocks(Password.of("Z\u030cofien\u030cka"), List.of("\u017dofie\u0148ka")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rEdDeViLs", "dAdDySgIrL", "aMoRcItO"})
    void blocksAListedPasswordHoweverManyGuessesItsCapitalsTake(String text) {
        assertThat(BLOCKLIST.blocks(Password.of(text), List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "tangerine walrus 42 sunrise",
                "x7Kq2mPz",
                "kq3vy8ztw0",
                "Grüße aus dem Süden",
                "парольная фраза из слов",
                "長い合言葉を使いましょう",
                "%s?-_:;~^*)=}]&\"'`\\#",
                "alice likes tangerine walruses",
            })
    void acceptsWhatIsNot(String text) {
        assertThat(BLOCKLIST.blocks(Password.of(text), ALICE)).isFalse();
    }

    @Test
    void acceptsAnythingFromAGenerator() {
        var random = new Random(6);

        for (int round = 0; round < 200; round++) {
            var text = characters(random, "abcdefghijkmnopqrstuvwxyz23456789", 8);
            assertThat(BLOCKLIST.blocks(Password.of(text), ALICE)).as(text).isFalse();
        }
    }

    @Test
    void isNotConfusedByAnEmptyContext() {
        assertThat(BLOCKLIST.blocks(Password.of("tangerine walrus 42 sunrise"), List.of("", "@", " ", "a b", "..@..")))
                .isFalse();
    }

    static List<String> hostilePasswords() {
        var random = new Random(128);
        var dense = "4@8({[<3691!|70$5+%2";
        return List.of(
                "a".repeat(128),
                "a".repeat(127) + "b",
                "ab".repeat(64),
                "1234567890".repeat(13).substring(0, 128),
                "01.01.1990".repeat(13).substring(0, 128),
                "19900101".repeat(16),
                "1122".repeat(32),
                "p@$$w0rd1!".repeat(13).substring(0, 128),
                "@4".repeat(64),
                "@({[<!|$+9".repeat(13).substring(0, 128),
                dense.repeat(7).substring(0, 128),
                characters(random, dense, 128),
                characters(random, dense, 31).repeat(5).substring(0, 128),
                characters(random, "4({<1!7", 16).repeat(8),
                characters(random, "0123456789", 128),
                characters(random, "pasworduiety", 128),
                "qwertyuiop[]asdfghjkl;'zxcvbnm,./".repeat(4).substring(0, 128),
                "passwordmonkeydragon".repeat(7).substring(0, 128),
                "pAsSwOrD".repeat(16),
                "alice".repeat(26).substring(0, 128),
                " ".repeat(128),
                "\0".repeat(128),
                "😀".repeat(128),
                "\ud800".repeat(128),
                "İ".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("hostilePasswords")
    void judgesAHostilePasswordWithBoundedWork(String text) {
        var password = Password.of(text);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        BLOCKLIST.blocks(password, ALICE);

        long mib = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
        assertThat(mib).isLessThan(MOST_MIB);
    }

    @Test
    void judgesLongRepeatsAsTheirShortForms() {
        assertThat(BLOCKLIST.blocks(Password.of("a".repeat(128)), List.of())).isTrue();
        assertThat(BLOCKLIST.blocks(Password.of("pAsSwOrD".repeat(16)), List.of()))
                .isTrue();
    }

    private static String characters(Random random, String alphabet, int length) {
        return IntStream.range(0, length)
                .mapToObj(_ ->
                        alphabet.substring(random.nextInt(alphabet.length())).substring(0, 1))
                .collect(Collectors.joining());
    }
}
