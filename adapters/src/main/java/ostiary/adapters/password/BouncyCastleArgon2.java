package ostiary.adapters.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/// Argon2 in plain Java: portable, on the heap, several times slower than [SodiumArgon2].
final class BouncyCastleArgon2 implements Argon2 {
    @Override
    public byte[] derive(byte[] password, byte[] salt, Argon2Parameters parameters) {
        var generator = new Argon2BytesGenerator();
        generator.init(bouncyCastle(parameters, salt));
        var hash = new byte[parameters.hashBytes()];
        generator.generateBytes(password, hash);
        return hash;
    }

    private static org.bouncycastle.crypto.params.Argon2Parameters bouncyCastle(
            Argon2Parameters parameters, byte[] salt) {
        int variant = switch (parameters.variant()) {
            case ARGON2D -> org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_d;
            case ARGON2I -> org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_i;
            case ARGON2ID -> org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id;
        };
        return new org.bouncycastle.crypto.params.Argon2Parameters.Builder(variant)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.passes())
                .withParallelism(parameters.lanes())
                .withSalt(salt)
                .build();
    }
}
