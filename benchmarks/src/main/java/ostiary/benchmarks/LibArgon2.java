package ostiary.benchmarks;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The reference implementation of Argon2 from the operating system's package: the peer of our password check.
final class LibArgon2 {
    static final String NAME = "libargon2";
    static final String HOW_TO_INSTALL = "apt-get install libargon2-1";

    private static final String LIBRARY = "libargon2.so.1";

    // int argon2id_verify(const char *encoded, const void *pwd, const size_t pwdlen);
    private static final FunctionDescriptor VERIFY = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);

    private final MethodHandle verify;

    private LibArgon2(MethodHandle verify) {
        this.verify = verify;
    }

    static boolean isInstalled() {
        try (var arena = Arena.ofConfined()) {
            library(arena);
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }

    /// Loads the library into this process, permanently.
    ///
    /// @throws IllegalArgumentException when it is not installed
    @SuppressWarnings("restricted") // It loads native code, or calls it.
    static LibArgon2 load() {
        var symbol = library(Arena.global()).findOrThrow("argon2id_verify");
        return new LibArgon2(Linker.nativeLinker().downcallHandle(symbol, VERIFY));
    }

    @SuppressWarnings("restricted") // It loads native code, or calls it.
    private static SymbolLookup library(Arena arena) {
        return SymbolLookup.libraryLookup(LIBRARY, arena);
    }

    /// Whether `password` matches the PHC string `encoded`.
    boolean matches(String password, String encoded) {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(JAVA_BYTE, password.getBytes(UTF_8));
            return (int) verify.invokeExact(arena.allocateFrom(encoded), bytes, bytes.byteSize()) == 0;
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a native call throws no checked exception", impossible);
        }
    }
}
