package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.cdk.OstiaryApp;

/// The CDK app's answer to mistakes in `-c key=value` and `cdk.json`: a sentence, before anything is synthesized.
class ContextTest {
    private static void synthesize(Map<String, Object> context) {
        var app = OstiaryApp.app();
        app.getNode().setContext("mailFrom", Synthesis.MAIL_FROM);
        context.forEach(app.getNode()::setContext);
        OstiaryApp.synthesize(app);
    }

    private static void isRefused(Map<String, Object> context, String why) {
        assertThatThrownBy(() -> synthesize(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        stge              | prod                     | no setting stge in the context: is it stage?
        keepdata          | false                    | is it keepData?
        mailsperhour      | 10                       | is it mailsPerHour?
        stage             | prod_1                   | stage must be letters and digits, and hyphens between them, 41 at most, not prod_1
        stage             | ''                       | stage must be a text: -c stage=…
        keepData          | yes                      | keepData must be true or false, not yes
        keepData          | TRUE                     | keepData must be true or false, not TRUE
        rehearse          | no                       | rehearse must be true or false, not no
        mailsPerHour      | many                     | mailsPerHour must be a whole number, not many
        mailsPerHour      | 0                        | mailsPerHour must be a number from 1 to 1000000, not 0
        mailsPerHour      | 99999999999              | mailsPerHour must be a whole number
        sessionsPerUser   | -1                       | sessionsPerUser must be a whole number, not -1
        product           | ''                       | product must be a text
        brandColour       | blue                     | brandColour must be as #rrggbb, not blue
        logo              | logo.bmp                 | logo must be a file that ends in .svg, .png, .webp or .gif, not logo.bmp
        logo              | none.svg                 | logo must be a file that can be read, not none.svg
        logRetention      | 90                       | logRetention must be one of [ONE_DAY,
        allowedOrigins    | shop.com                 | allowedOrigins must be origins as browsers send them, such as https://shop.example, not shop.com
        allowedOrigins    | https://shop.com/        | not https://shop.com/
        allowedOrigins    | https://a.example,       | allowedOrigins must be origins
        allowedOrigins    | *                        | allowedOrigins must name each origin
        hostedZone        | Z0123456789              | hostedZone with them
        certificate       | arn:aws:acm:a:123456789012:certificate/1 | domain and certificate go together
        userPoolClient    | abc                      | userPool and userPoolClient go together
        issuer            | http://auth.shop.example | issuer must be an https URL
        audience          | two words                | audience must be a word
        release           | canary:ten:5             | release must be canary:<percent>:<minutes>
        release           | canary:10                | release must be canary:<percent>:<minutes>
        alarmsTo          | arn:aws:sqs:eu-west-1:123456789012:q | the ARN of an SNS topic
        runbooks          | https://wiki.example     | runbooks must be a folder, with a trailing slash
        github            | shop                     | github must be owner/name
        githubProvider    | arn:aws:iam::123456789012:oidc-provider/x | githubProvider needs github
        authorizerCacheSeconds | 3601                | authorizerCache must be an hour at most
        hashingConcurrency | 0                       | hashingConcurrency must be positive
        tags              | team                     | tags must be key=value with commas between, not team
        tags              | aws:team=a               | no key may begin with aws:
        tags              | team=a,team=b            | tags must have each key once, not team=b once more
        tags              | team=a;b                 | tags must be letters, digits, blanks and
        permissionsBoundary | boundary               | permissionsBoundary must be the ARN of a managed policy
        permissionsBoundary | arn:aws:iam::111122223333:role/boundary | the ARN of a managed policy
        rolePath          | identity                 | rolePath must begin and end with a slash
        rolePath          | //                       | rolePath must begin and end with a slash
        subnets           | subnet-0a1b2c3d          | subnets and securityGroups go together
        securityGroups    | sg-0a1b2c3d              | subnets and securityGroups go together
        logKey            | alias/logs               | logKey must be the ARN of a key of KMS
        logKey            | arn:aws:kms:eu-west-1:111122223333:alias/logs | and not of an alias
        table             | arn:aws:dynamodb:eu-west-1:123456789012:table/users | table and tableKey go together
        tableKey          | arn:aws:kms:eu-west-1:123456789012:key/1 | table and tableKey go together
        tableStream       | arn:aws:dynamodb:eu-west-1:123456789012:table/users/stream/1 | tableStream with them
        sealingKeys       | arn:aws:secretsmanager:eu-west-1:123456789012:secret:Sealing | sealingKeys must be the whole ARN of a secret, with the six characters at its end
        sealingKeys       | {"keys":[]}              | sealingKeys must be the whole ARN of a secret
        keysKey           | arn:aws:kms:eu-west-1:123456789012:key/1 | keysKey goes with the secrets it encrypts
        source            | ldap                     | source must be directory, cognito or migrating
        """)
    void isRefusedInASentence(String key, String value, String why) {
        isRefused(Map.of(key, value), why);
    }

    @Test
    void refusesAPoolThatNobodyAsks() {
        var pool = Map.<String, Object>of("userPool", "eu-west-1_Abc", "userPoolClient", "abc");

        isRefused(pool, "userPool needs source=cognito or source=migrating");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        subnet-0a1b2c3d | vpc-0a1b2c3d            | securityGroups must be ids such as sg-
        10.0.0.0/24     | sg-0a1b2c3d             | subnets must be ids such as subnet-
        subnet-0a1b2c3d | sg-1,sg-2,sg-3,sg-4,sg-5,sg-6 | securityGroups must be 1 to 5, not 6
        """)
    void refusesAPlaceThatIsNoneInAVpc(String subnets, String groups, String why) {
        isRefused(Map.of("subnets", subnets, "securityGroups", groups), why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        users                                               | table must be the ARN of a table of DynamoDB, not users
        arn:aws:dynamodb:eu-west-1:123456789012:table/users/index/a | table must be the ARN of a table
        arn:aws:dynamodb:eu-west-1:123456789012:table/users/stream/1 | table must be the ARN of a table
        arn:aws:dynamodb::123456789012:global-table/users   | table must be the ARN of a table
        arn:aws:dynamodb:eu-west-1:123456789012:table/*     | table must be the ARN of a table
        arn:aws:dynamodb:eu-west-2:123456789012:table/users | tableKey must be in the account and the region of table
        arn:aws:dynamodb:eu-west-1:210987654321:table/users | tableKey must be in the account and the region of table
        """)
    void refusesATableThatIsNone(String arn, String why) {
        var key = "arn:aws:kms:eu-west-1:123456789012:key/1";

        isRefused(Map.of("table", arn, "tableKey", key), why);
    }

    @Test
    void refusesAKeyAndAStreamThatAreNotTheTables() {
        var table = "arn:aws:dynamodb:eu-west-1:123456789012:table/users";
        var key = "arn:aws:kms:eu-west-1:123456789012:key/1";

        isRefused(
                Map.of("table", table, "tableKey", "arn:aws:kms:eu-west-1:123456789012:alias/a"),
                "tableKey must be the ARN of a key of KMS, not of an alias");
        isRefused(
                Map.of("table", table, "tableKey", key, "tableStream", table + "2/stream/1"),
                "tableStream must be the ARN of the stream of table");
    }

    @Test
    void refusesSecretsThatAreTheSameOrNotTogether() {
        var secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Sealing-AbCdEf";

        isRefused(Map.of("sealingKeys", secret, "codeKeys", secret), "no secret can hold the keys of two kinds");
        isRefused(
                Map.of("sealingKeys", secret, "codeKeys", secret.replace("west-1", "west-2")),
                "the secrets and keysKey must be in one account and one region");
        isRefused(
                Map.of("sealingKeys", secret, "keysKey", "arn:aws:kms:eu-west-2:123456789012:key/1"),
                "the secrets and keysKey must be in one account and one region");
    }

    /// Each is no longer than it may be, and Lambda would refuse all of them together in the middle of a deployment.
    @Test
    void refusesSettingsThatAFunctionCannotHold(@TempDir Path folder) throws IOException {
        var logo = Files.write(folder.resolve("logo.png"), new byte[1_700]);
        var context = new HashMap<String, Object>(Map.of("logo", logo.toString()));
        for (var keys : List.of("sealingKeys", "codeKeys", "refreshTokenKeys", "deviceKeys")) {
            var name = keys + "x".repeat(400);
            context.put(keys, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:" + name + "-AbCdEf");
        }

        assertThatThrownBy(() -> synthesize(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "the settings of (signup|login|security|pages) have [4-5][0-9]{3} bytes, and Lambda takes 4096;"
                                + " the largest is OSTIARY_THEME with 2[0-9]{3}");
    }

    @Test
    void refusesAnObjectForAText() {
        isRefused(Map.of("stage", Map.of("name", "prod")), "stage must be a text");
    }

    @Test
    void leavesTheKeysOfTheCdkAlone() {
        var app = OstiaryApp.app();
        app.getNode().setContext("mailFrom", Synthesis.MAIL_FROM);
        app.getNode().setContext("@aws-cdk/core:newStyleStackSynthesis", true);
        app.getNode().setContext("aws:cdk:enable-path-metadata", false);
        app.getNode().setContext("acknowledged-issue-numbers", List.of(34892));
        app.getNode().setContext("cli-telemetry", false);

        OstiaryApp.synthesize(app);

        assertThat(app.getNode().tryFindChild("ostiary-dev")).isNotNull();
    }
}
