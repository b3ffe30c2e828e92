package ostiary.cdk;

import static ostiary.blueprint.Setting.MAIL_FROM;
import static ostiary.blueprint.Setting.ORIGIN_SECRETS;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The permissions of the functions beyond their own logs and traces.
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
        var grants = props.tokens().tokenClaims().isEmpty()
                ? TableGrants.of(declared)
                : TableGrants.whereTokensTell(declared);
        grants.forEach(grant -> table.allow(grant, function));
        if (declared == ServiceFunction.PAGES && props.passkeys().isPresent()) {
            table.allow(TableGrants.RENAME_PASSKEYS, function);
        }
        if (ServiceFunction.askingTheSource().contains(declared)) {
            source.allow(function);
        }
        if (declared == ServiceFunction.KEYS) {
            keys.rotateBy(function);
        } else {
            readKeys(declared, function);
        }
        var ofTheOrigin = props.api().originSecrets();
        if (!ofTheOrigin.isEmpty() && declared.settingsBehindADistribution().contains(ORIGIN_SECRETS)) {
            function.allow(SigningKeys.READ, ofTheOrigin);
        }
        if (declared.settings().contains(MAIL_FROM)) {
            sendMail(function);
        }
    }

    /// Those of the own steps of a deletion that other services take part in.
    void giveSteps(AuthFunction function) {
        TableGrants.ofASaga().forEach(grant -> table.allow(grant, function));
        sendMail(function);
    }

    /// A function may read the secrets that its settings name.
    private void readKeys(ServiceFunction declared, AuthFunction function) {
        var secrets =
                Setting.ofKeys().stream().filter(declared.settings()::contains).toList();
        if (!secrets.isEmpty()) {
            keys.allowToRead(function, secrets);
        }
    }

    /// The condition restricts it to the one sender. A default configuration set takes the same permission as the
    /// identity whose it is, though no call names it (<https://github.com/aws/aws-cdk/issues/34402>).
    private void sendMail(AuthFunction function) {
        var mail = props.mail();
        var resources = Stream.concat(
                mail.identities().stream().map(name -> ofSes(function, "identity", name)),
                mail.configurationSet().map(name -> ofSes(function, "configuration-set", name)).stream());
        function.allow(PolicyStatement.Builder.create()
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
