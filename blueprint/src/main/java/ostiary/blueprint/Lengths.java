package ostiary.blueprint;

/// How long the values of fields may be that more than one route takes.
final class Lengths {
    static final int EMAIL = 254; // RFC 5321 §4.5.3.1.3, without the brackets
    static final int PASSWORD = 1024; // far more than a password may have, so that 400 never tells the bound
    static final int TOKEN = 512;
    static final int NAME = 100;
    static final int CLAIM = 512;

    private Lengths() {}
}
