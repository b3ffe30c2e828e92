package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.MailsPerHour;
import software.amazon.awscdk.Token;

/// A team's choices about the mails of the service.
///
/// @param from the sender, an address
/// @param perHour how many mails the service sends within an hour, whoever asks for them; at least one
/// @param identity the verified identity of SES that mails are sent by: the sender, its domain or a domain above that;
/// if empty, the sender or its domain
/// @param configurationSet the identity's default configuration set, if it has one: SES applies it to every mail, and
/// asks the caller for permission to use it
public record MailProps(String from, int perHour, Optional<String> identity, Optional<String> configurationSet) {
    public MailProps {
        Checks.mailFrom(from);
        Checks.mailsPerHour(perHour);
        Checks.mailIdentity(identity, from);
        Checks.mailConfigurationSet(configurationSet);
    }

    /// The mails of a service that sends as many as by default, by an identity that is the sender or its domain.
    public static MailProps from(String address) {
        return new MailProps(address, MailsPerHour.BY_DEFAULT, Optional.empty(), Optional.empty());
    }

    /// The identities that SES may choose. It takes that of the address if there is one, else that of the domain
    /// (<https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html>).
    List<String> identities() {
        return identity.map(List::of).orElseGet(() -> List.of(from, domain(from)));
    }

    /// Whether SES can send mails from `address` by `identity`: a verified domain is one for its subdomains, too.
    static boolean covers(String identity, String address) {
        if (Stream.of(identity, address).anyMatch(Token::isUnresolved)) {
            return true;
        }
        var domain = domain(address);
        return identity.equals(address) || identity.equals(domain) || domain.endsWith("." + identity);
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
