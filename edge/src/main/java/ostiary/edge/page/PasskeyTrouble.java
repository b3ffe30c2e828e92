package ostiary.edge.page;

/// The troubles that a passkey can have on its way into an account.
public sealed interface PasskeyTrouble extends Trouble permits Trouble.NoName, Trouble.NotAdded {}
