package ostiary.edge.page;

/// What can go wrong with a name and a password.
public sealed interface SignInTrouble extends Trouble
        permits Trouble.WrongCredentials, Trouble.OtherAccount, Trouble.TooManyTries, Trouble.Expired {}
