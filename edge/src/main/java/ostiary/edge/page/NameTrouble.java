package ostiary.edge.page;

/// The troubles that the name of an authenticator can have.
public sealed interface NameTrouble extends Trouble permits Trouble.NoName {}
