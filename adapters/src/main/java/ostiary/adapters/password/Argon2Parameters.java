package ostiary.adapters.password;

import java.util.Arrays;

/// The cost of an Argon2 hash, version 1.3 (RFC 9106 §3.1).
///
/// @param memoryKib memory in KiB
/// @param passes passes over the memory
/// @param lanes degree of parallelism; it affects the result, however many threads compute it
/// @param hashBytes length of the result in bytes
record Argon2Parameters(Variant variant, int memoryKib, int passes, int lanes, int hashBytes) {
    enum Variant {
        ARGON2D("argon2d"),
        ARGON2I("argon2i"),
        ARGON2ID("argon2id");

        private final String phcId;

        Variant(String phcId) {
            this.phcId = phcId;
        }

        /// @throws java.util.NoSuchElementException if no variant has this name
        static Variant ofPhcId(String phcId) {
            return Arrays.stream(values())
                    .filter(variant -> variant.phcId.equals(phcId))
                    .findFirst()
                    .orElseThrow();
        }

        /// The name of the function in the PHC string format.
        String phcId() {
            return phcId;
        }
    }
}
