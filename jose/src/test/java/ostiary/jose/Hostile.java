package ostiary.jose;

import ostiary.core.token.AccessTokenVerifier.Flaw;

/// A token that must be refused, and for what.
record Hostile(String what, String token, Flaw flaw) {
    private static final int SHOWN = 60;

    @Override
    public String toString() {
        return (what.length() > SHOWN ? what.substring(0, SHOWN) + "…" : what) + ": " + flaw;
    }
}
