package ostiary.edge.page;

/// The troubles that a name and a password can have.
public sealed interface SignInTrouble extends Trouble
        permits Trouble.WrongCredentials, Trouble.OtherAccount, Trouble.TooManyTries, Trouble.Expired {}
