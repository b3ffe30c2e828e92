package ostiary.adapters.password;

/// The cost of scrypt (RFC 7914 §2).
///
/// @param logN base-2 logarithm of the cost N
/// @param blockSize r, in units of 128 bytes
/// @param lanes p; computed one after the other
record ScryptParameters(int logN, int blockSize, int lanes) {
    // 128 MiB, N=2^17 with r=8, is the most that OWASP's Password Storage Cheat Sheet asks for.
    private static final long MAX_MEMORY = 128L << 20;
    private static final long MAX_WORK = 256L << 20;
    private static final int MAX_LOG_N = 20;
    private static final int MAX_BLOCK_SIZE = 64;
    private static final int MAX_LANES = 16;
    private static final int LOG_N_LIMIT_OF_ONE_BLOCK = 16;

    /// Whether the parameters are valid for scrypt and within our limits.
    boolean isPayable() {
        return logN >= 1
                && logN <= MAX_LOG_N
                && blockSize >= 1
                && blockSize <= MAX_BLOCK_SIZE
                && lanes >= 1
                && lanes <= MAX_LANES
                // N must be less than 2^(128·r/8); from r = 2 on our other limits are stricter.
                && (blockSize > 1 || logN < LOG_N_LIMIT_OF_ONE_BLOCK)
                && memory() <= MAX_MEMORY
                && memory() * lanes <= MAX_WORK;
    }

    int memoryKib() {
        return (int) Math.ceilDiv(memory(), 1024L);
    }

    int cost() {
        return 1 << logN;
    }

    private long memory() {
        return (128L * blockSize) << logN;
    }
}
