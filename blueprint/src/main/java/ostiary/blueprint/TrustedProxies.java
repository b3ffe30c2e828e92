package ostiary.blueprint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The proxies before a container whose word about the address of a client is taken, parsed from
/// [ContainerSetting#TRUSTED_PROXIES].
public sealed interface TrustedProxies {
    /// Those of [None].
    String NONE = "none";

    /// No proxy: the client is whoever connects.
    record None() implements TrustedProxies {
        @Override
        public String text() {
            return NONE;
        }
    }

    /// As many proxies in a row as each request comes through: `hops 2`. Good only where nobody can leave one out.
    ///
    /// @param count from 1 to [#MOST]
    record Hops(int count) implements TrustedProxies {
        /// More in a row are a mistake.
        public static final int MOST = 9;

        private static final Pattern TEXT = Pattern.compile("hops ([1-" + MOST + "])");

        @Override
        public String text() {
            return "hops " + count;
        }
    }

    /// The proxies with addresses in some blocks: `10.0.0.0/24 10.0.1.0/24`.
    ///
    /// @param blocks with no other machines in them than proxies
    record Blocks(List<AddressBlock> blocks) implements TrustedProxies {
        private static final int MOST = 100;

        public Blocks {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String text() {
            return blocks.stream().map(AddressBlock::text).collect(Collectors.joining(" "));
        }
    }

    /// Parses the setting; empty if it is wrong.
    static Optional<TrustedProxies> parse(String text) {
        if (text.equals(NONE)) {
            return Optional.of(new None());
        }
        var hops = Hops.TEXT.matcher(text);
        if (hops.matches()) {
            return Optional.of(new Hops(Integer.parseInt(hops.group(1))));
        }
        var blocks = Arrays.stream(text.split(" ", -1)).map(AddressBlock::parse).toList();
        return blocks.size() <= Blocks.MOST && blocks.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new Blocks(blocks.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /// The value of the setting.
    String text();
}
