package ostiary.template;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.cdk.OstiaryApp;
import software.amazon.awscdk.Stack;

/// The CDK app as a team may set it up. Each setting has a value in two of these at least.
enum Variant {
    /// A team's own name, from a zone of its own, deployed from GitHub.
    SHOP("""
        stage=shop
        mailFrom=no-reply@shop.example
        mailsPerHour=200
            mailIdentity=shop.example
            mailConfigurationSet=shop-mail
        domain=auth.shop.example
        certificate=arn:aws:acm:eu-central-1:111122223333:certificate/0a1b
            edge=none
            throttleCostly=100:200
            throttleCheap=1000:2000
        hostedZone=Z0123456789ABC
        audience=https://shop.example
        loginScopes=orders:read,orders:write
        tokenClaims=name,locale
        passkeys=shop.example,https://shop.example,https://app.shop.example
        deletionGrace=14
        allowedOrigins=https://shop.example,https://app.shop.example:8443
        logRetention=ONE_YEAR
        tags=team=identity,cost-center=4711
        permissionsBoundary=arn:aws:iam::111122223333:policy/boundary
        rolePath=/identity/
        logKey=arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556668
        subnets=subnet-0a1b2c3d4e5f60718,subnet-0b1c2d3e4f5061728
        securityGroups=sg-0c1d2e3f405162738
        authorizerCacheSeconds=60
        alarmsTo=ops@shop.example
        runbooks=https://wiki.shop.example/runbooks/
        release=linear:10:1
        events=true
        search=true
        auditTrail=true
        auditLock=governance:30
        rehearse=true
            rehearsalMail=true
            releaseAlarms=true
        github=shop/auth
        sessionsPerUser=10
        product=Shop & Söhne
        brandColour=#ffd400
            logo=src/test/resources/ostiary/template/logo.svg
        hashingConcurrency=20
        source=cognito
        keepData=true
            protect=true
        """),
    /// A temporary stage, with a user pool that is there already and has a client with a secret.
    TRIAL("""
        stage=trial-2
        mailFrom=auth@mail.shop.example
        mailsPerHour=1
            mailIdentity=shop.example
            mailConfigurationSet=trial
        domain=auth.trial.shop.example
        certificate=arn:aws:acm:eu-central-1:111122223333:certificate/2c3d
        hostedZone=ZABCDEFGHIJKL
        issuer=https://auth.shop.example/trial
        audience=trial
        loginScopes=orders:read
        tokenClaims=updated_at
        passkeys=trial.shop.example,https://auth.trial.shop.example
        deletionGrace=1
        allowedOrigins=http://localhost:3000
        logRetention=ONE_DAY
        tags=team=identity,cost-center=4712
        permissionsBoundary=arn:aws:iam::111122223333:policy/org/trial
        rolePath=/
        logKey=arn:aws:kms:eu-central-1:111122223333:key/mrk-0a1b2c3d111122223333444455556669
        subnets=subnet-0a1b2c3d
        securityGroups=sg-0c1d2e3f,sg-1c2d3e4f
        authorizerCacheSeconds=3600
        alarmsTo=arn:aws:sns:eu-central-1:111122223333:operators
        runbooks=https://shop.example/runbooks/
        release=blueGreen:10
        events=false
        search=false
        auditTrail=false
        auditLock=none
        rehearse=false
            rehearsalMail=false
            releaseAlarms=false
        github=shop@1234/auth@5678
        githubProvider=arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
        sessionsPerUser=1000
        product=Trial
        brandColour=#000080
            logo=src/test/resources/ostiary/template/logo.png
        hashingConcurrency=1
        source=migrating
        userPool=eu-central-1_AbCd12345
        userPoolClient=1example23456789
        userPoolClientSecret=arn:aws:secretsmanager:eu-central-1:111122223333:secret:pool-AbCdEf
            userPoolClientSecretKey=arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666
        keepData=false
            protect=false
        """),
    /// With a front door, whose secret is changed for the first time, and a web ACL of the team's own.
    FRONT_DOOR("""
        stage=front
        tags=team=identity,cost-center=4713
        permissionsBoundary=arn:aws:iam::111122223333:policy/front
        rolePath=/org/front/
        domain=auth.front.example
        certificate=arn:aws:acm:us-east-1:111122223333:certificate/6a7b
        hostedZone=Z0123456789ABC
        edge=cloudFront
        originSecret=2
        webAclArn=arn:aws:wafv2:us-east-1:111122223333:global/webacl/front/0a1b2c3d-1111-2222-3333-444455556666
        throttleCostly=600:1200
        """),
    /// With a front door in somebody else's zone.
    FRONT_DOOR_ELSEWHERE("""
        stage=front-2
        tags=team=identity,cost-center=4714
        permissionsBoundary=arn:aws:iam::111122223333:policy/front
        rolePath=/org/front/
        domain=auth.front-2.example
        certificate=arn:aws:acm:us-east-1:111122223333:certificate/8c9d
        edge=cloudFront
        originSecret=3
        webAclArn=arn:aws:wafv2:us-east-1:111122223333:global/webacl/front/0a1b2c3d-1111-2222-3333-444455556667
        throttleCheap=2000:3000
        """),
    /// On what a stack before has left.
    RESTORED("""
        stage=restored
        tags=team=identity,cost-center=4716
        permissionsBoundary=arn:aws:iam::111122223333:policy/boundary
        rolePath=/identity/
        table=arn:aws:dynamodb:eu-central-1:111122223333:table/ostiary-restored
        tableKey=arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556668
        tableStream=arn:aws:dynamodb:eu-central-1:111122223333:table/ostiary-restored/stream/2026-11-29T10:00:00.000
        signingKeys=arn:aws:secretsmanager:eu-central-1:111122223333:secret:Private-AbCdEf
        refreshTokenKeys=arn:aws:secretsmanager:eu-central-1:111122223333:secret:Hmac-AbCdEf
        codeKeys=arn:aws:secretsmanager:eu-central-1:111122223333:secret:Code-AbCdEf
        deviceKeys=arn:aws:secretsmanager:eu-central-1:111122223333:secret:Device-AbCdEf
        sealingKeys=arn:aws:secretsmanager:eu-central-1:111122223333:secret:Sealing-AbCdEf
        keysKey=arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556669
        """),
    /// The same behind a front door and with a pool, in a partition of its own.
    RESTORED_ELSEWHERE("""
        stage=restored-2
        tags=team=identity,cost-center=4717
        permissionsBoundary=arn:aws-us-gov:iam::111122223333:policy/boundary
        rolePath=/identity/
        domain=auth.restored.example
        certificate=arn:aws:acm:us-east-1:111122223333:certificate/1a2b
        edge=cloudFront
        source=migrating
        keepData=false
        table=arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/users.v2
        tableKey=arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-0a1b2c3d
        tableStream=arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/users.v2/stream/2026-11-29T10:00:00.000
        signingKeys=arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/Private-AbCdEf
        refreshTokenKeys=arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/Hmac-AbCdEf
        codeKeys=arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/Code-AbCdEf
        deviceKeys=arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/Device-AbCdEf
        sealingKeys=arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/Sealing-AbCdEf
        keysKey=arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-0a1b2c3e
        """),
    /// A pool in another region, and a name in somebody else's zone.
    ELSEWHERE("""
        stage=elsewhere
        tags=team=identity,cost-center=4715
        permissionsBoundary=arn:aws:iam::111122223333:policy/elsewhere
        rolePath=/org/
        domain=auth.elsewhere.example
        certificate=arn:aws:acm:us-west-2:111122223333:certificate/4e5f
        issuer=https://auth.elsewhere.example
        release=allAtOnce
        github=shop/auth
        githubProvider=arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
        source=cognito
        userPool=us-west-2_Ghij67890
        userPoolClient=2example23456789
        userPoolClientSecret=arn:aws:secretsmanager:us-west-2:111122223333:secret:other-AbCdEf
            userPoolClientSecretKey=arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-1111-2222-3333-444455556667
        """);

    private final String settings;

    Variant(String settings) {
        this.settings = settings;
    }

    Map<String, String> context() {
        var context = settings.lines()
                .map(String::strip)
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1], (one, _) -> one, TreeMap::new));
        context.put("code", Synthesis.CODE.toString());
        context.putIfAbsent("mailFrom", Synthesis.MAIL_FROM);
        return context;
    }

    Synthesis synthesize() {
        var app = OstiaryApp.app();
        var context = context();
        context.forEach(app.getNode()::setContext);
        OstiaryApp.synthesize(app);
        return Synthesis.of(app, (Stack) app.getNode().findChild("ostiary-" + context.get("stage")));
    }
}
