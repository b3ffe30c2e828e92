package ostiary.edge.page;

/// The troubles that a change of a password can have.
public sealed interface ChangeTrouble extends Trouble
        permits Trouble.WrongPassword, Trouble.WeakPassword, Trouble.TooManyTries {}
