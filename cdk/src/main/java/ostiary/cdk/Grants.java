package ostiary.cdk;

import static ostiary.blueprint.Setting.MAIL_FROM;
import static ostiary.blueprint.Setting.ORIGIN_SECRETS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The permissions of the functions beyond their own logs and traces, and of whoever does their work elsewhere.
final class Grants {
    private final OstiaryTable table;
    private final SigningKeys keys;
    private final LoginSource source;
    private final AuthFunctionsProps props;

    Grants(AuthFunctionsProps props) {
        this.table = props.table();
        this.keys = props.keys();
        this.source = props.source();
        this.props = props;
    }

    void give(ServiceFunction declared, AuthFunction function) {
        letDoTheWorkOf(Set.of(declared), function.grantee());
        if (declared == ServiceFunction.KEYS) {
            keys.rotateBy(function);
        }
    }

    /// Those of the own steps of a deletion that other services take part in.
    void giveSteps(AuthFunction function) {
        TableGrants.ofASaga().forEach(grant -> table.allow(grant, function.grantee()));
        sendMail(function.grantee());
    }

    /// Lets `grantee` do what these functions do, and nothing else; each permission once.
    void letDoTheWorkOf(Set<ServiceFunction> functions, Grantee grantee) {
        ofTheTable(functions).forEach(grant -> table.allow(grant, grantee));
        if (functions.stream().anyMatch(ServiceFunction.askingTheSource()::contains)) {
            source.allow(grantee);
        }
        readKeys(functions, grantee);
        var ofTheOrigin = props.api().originSecrets();
        if (!ofTheOrigin.isEmpty()
                && functions.stream()
                        .anyMatch(each -> each.settingsBehindADistribution().contains(ORIGIN_SECRETS))) {
            grantee.allow(SigningKeys.READ, ofTheOrigin);
        }
        if (functions.stream().anyMatch(each -> each.settings().contains(MAIL_FROM))) {
            sendMail(grantee);
        }
    }

    private Set<TableGrant> ofTheTable(Set<ServiceFunction> functions) {
        var grants = new LinkedHashSet<TableGrant>();
        functions.stream()
                .sorted()
                .forEach(each -> grants.addAll(
                        props.tokens().tokenClaims().isEmpty()
                                ? TableGrants.of(each)
                                : TableGrants.whereTokensTell(each)));
        if (functions.contains(ServiceFunction.PAGES) && props.passkeys().isPresent()) {
            grants.add(TableGrants.RENAME_PASSKEYS);
        }
        return grants;
    }

    /// The secrets that settings name; the rotation reads them by rights of its own.
    private void readKeys(Set<ServiceFunction> functions, Grantee grantee) {
        var secrets = Setting.ofKeys().stream()
                .filter(key -> functions.stream()
                        .anyMatch(each ->
                                each != ServiceFunction.KEYS && each.settings().contains(key)))
                .toList();
        if (!secrets.isEmpty()) {
            keys.allowToRead(grantee, secrets);
        }
    }

    /// The condition restricts it to the one sender. A default configuration set takes the same permission as the
    /// identity whose it is, though no call names it (<https://github.com/aws/aws-cdk/issues/34402>).
    private void sendMail(Grantee grantee) {
        var mail = props.mail();
        var resources = Stream.concat(
                mail.identities().stream().map(name -> ofSes(grantee.role(), "identity", name)),
                mail.configurationSet().map(name -> ofSes(grantee.role(), "configuration-set", name)).stream());
        grantee.allow(PolicyStatement.Builder.create()
                .actions(List.of("ses:SendEmail"))
                .resources(resources.toList())
                .conditions(Map.of("StringEquals", Map.of("ses:FromAddress", mail.from())))
                .build());
    }

    private static String ofSes(Construct scope, String type, String name) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("ses")
                        .resource(type)
                        .resourceName(name)
                        .build());
    }
}
