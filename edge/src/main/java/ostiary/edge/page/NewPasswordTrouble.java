package ostiary.edge.page;

/// The troubles that a new password can have.
public sealed interface NewPasswordTrouble extends Trouble permits Trouble.WeakPassword, Trouble.TooManyTries {}
