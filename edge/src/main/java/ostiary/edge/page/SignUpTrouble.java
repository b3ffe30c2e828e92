package ostiary.edge.page;

/// The troubles that an address and a new password can have.
public sealed interface SignUpTrouble extends Trouble
        permits Trouble.NoAddress, Trouble.WeakPassword, Trouble.TooManyTries, Trouble.Expired {}
