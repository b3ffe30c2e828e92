package ostiary.core.factor;

/// The secret of an authenticator as stores keep it: the text that [SecretSealing] made of it.
public record SealedSecret(String text) {
    @Override
    public String toString() {
        return "SealedSecret";
    }
}
