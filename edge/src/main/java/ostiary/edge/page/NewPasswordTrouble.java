package ostiary.edge.page;

/// What can go wrong with a new password.
public sealed interface NewPasswordTrouble extends Trouble permits Trouble.WeakPassword, Trouble.TooManyTries {}
