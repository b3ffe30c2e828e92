package ostiary.adapters.password;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Argon2 by libsodium's native code, loaded from the lazysodium-java jar and called without its JNA binding.
///
/// libsodium supports only salts of 16 bytes, one lane, and no Argon2d; anything else
/// goes to the other implementation.
final class SodiumArgon2 implements Argon2 {
    private static final int SALT_BYTES = 16;
    private static final int MIN_PASSES_ARGON2I = 3;
    private static final int ALG_ARGON2I13 = 1;
    private static final int ALG_ARGON2ID13 = 2;

    // int crypto_pwhash(out, outlen, passwd, passwdlen, salt, opslimit, memlimit, alg);
    // 64-bit Linux has 8-byte size_t.
    private static final FunctionDescriptor PWHASH = FunctionDescriptor.of(
            JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT);

    private final MethodHandle pwhash;
    private final Argon2 other;

    private SodiumArgon2(MethodHandle pwhash, Argon2 other) {
        this.pwhash = pwhash;
        this.other = other;
    }

    /// Loads the library into this process, permanently.
    ///
    /// @throws IOException when there is no library for this platform, or no temporary file to load it from
    /// @throws RuntimeException when the platform's loader refuses it, for example without glibc
    @SuppressWarnings("restricted") // It loads native code, or calls it.
    static SodiumArgon2 load(Argon2 other) throws IOException {
        var library = library();
        var linker = Linker.nativeLinker();
        var init = linker.downcallHandle(library.findOrThrow("sodium_init"), FunctionDescriptor.of(JAVA_INT));
        if (call(() -> (int) init.invokeExact()) < 0) {
            throw new IllegalStateException("sodium_init failed");
        }
        return new SodiumArgon2(linker.downcallHandle(library.findOrThrow("crypto_pwhash"), PWHASH), other);
    }

    @SuppressWarnings("restricted") // It loads native code, or calls it.
    private static SymbolLookup library() throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var binary = SodiumArgon2.class.getResourceAsStream(resource())) {
            if (binary == null) {
                throw new FileNotFoundException("no " + resource() + " on the class path");
            }
            Path file = Files.createTempFile("libsodium", ".so", ownerOnly);
            try {
                try (var copy = Files.newOutputStream(file)) {
                    binary.transferTo(copy);
                }
                return SymbolLookup.libraryLookup(file, Arena.global());
            } finally {
                Files.delete(file); // the mapping stays valid, and a killed process leaves no file behind
            }
        }
    }

    private static String resource() throws IOException {
        var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return switch (platform) {
            case "Linux amd64" -> "/linux64/libsodium.so";
            case "Linux aarch64" -> "/arm64/libsodium.so";
            default -> throw new FileNotFoundException("no libsodium for " + platform);
        };
    }

    @Override
    public byte[] derive(byte[] password, byte[] salt, Argon2Parameters parameters) {
        if (!computes(salt, parameters)) {
            return other.derive(password, salt, parameters);
        }
        try (var arena = Arena.ofConfined()) {
            var nativePassword = arena.allocateFrom(JAVA_BYTE, password);
            var nativeHash = arena.allocate(parameters.hashBytes());
            try {
                derive(nativePassword, arena.allocateFrom(JAVA_BYTE, salt), parameters, nativeHash);
                return nativeHash.toArray(JAVA_BYTE);
            } finally {
                nativePassword.fill((byte) 0);
                nativeHash.fill((byte) 0);
            }
        }
    }

    private static boolean computes(byte[] salt, Argon2Parameters parameters) {
        return salt.length == SALT_BYTES
                && parameters.lanes() == 1
                && switch (parameters.variant()) {
                    case ARGON2D -> false;
                    case ARGON2I -> parameters.passes() >= MIN_PASSES_ARGON2I;
                    case ARGON2ID -> true;
                };
    }

    private void derive(MemorySegment password, MemorySegment salt, Argon2Parameters parameters, MemorySegment hash) {
        int algorithm = switch (parameters.variant()) {
            case ARGON2D -> throw new IllegalArgumentException("libsodium has no Argon2d");
            case ARGON2I -> ALG_ARGON2I13;
            case ARGON2ID -> ALG_ARGON2ID13;
        };
        long memoryBytes = parameters.memoryKib() * 1024L;
        int failed = call(() -> (int) pwhash.invokeExact(
                hash,
                hash.byteSize(),
                password,
                password.byteSize(),
                salt,
                (long) parameters.passes(),
                memoryBytes,
                algorithm));
        if (failed != 0) {
            throw new IllegalStateException("libsodium has no memory for " + parameters);
        }
    }

    private static int call(NativeCall call) {
        try {
            return call.run();
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a native call throws no checked exception", impossible);
        }
    }

    private interface NativeCall {
        int run() throws Throwable;
    }
}
