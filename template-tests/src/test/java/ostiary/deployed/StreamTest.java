package ostiary.deployed;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.IdentitySource.Migrating;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import ostiary.deployed.leak.LeakSearch;
import ostiary.deployed.leak.Planted;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.template.Synthesis;

/// The table's stream tells of every change, the old and the new item whole, and so do backups. Nothing in it can
/// be used or cracked: by all that users do, and by the table of SECURITY.md, which names each attribute that a
/// secret went into.
class StreamTest {
    /// Attributes that no secret goes into: whose they are, when, how often, from where.
    private static final Map<String, String> PLAIN = Map.ofEntries(
            entry("ADDRESS", "sk done email expires_at new_email session_id spent tries user_id valid_until"),
            entry("FORMER", "pk sk done expires_at version"),
            entry(
                    "CLIENT",
                    "pk sk audience created_at grants id_token_alg name origins party pkce policy post_logout_uris"
                            + " redirect_uris resources scopes type version"),
            entry("ADMINLOG", "pk sk action at by detail expires_at reason via"),
            entry("CLIENTS", "pk sk"),
            entry(
                    "CODE",
                    "sk client_id expires_at factor issuer proven source_username tries_left used_by username"
                            + " valid_until"),
            entry("CONSENTS", "pk sk agreed_at expires_at scopes version withdrawn_at"),
            entry("KEYS", "pk sk document"),
            entry(
                    "FACTORS",
                    "pk sk created_at credential_id expires_at factor_id last_step last_used_at misses name"
                            + " public_key relying_party removed_at sign_count synced transports used_by valid_until"),
            entry("KEEP", "sk calls_off done expires_at spent user_id valid_until"),
            entry("LOGIN", "pk sk created_at deletes_at disabled expires_at factors roles source_id user_id"),
            entry("RESET", "sk done email expires_at tries user_id valid_until"),
            entry("REVOKED", "pk sk at expires_at until_ms"),
            entry("REVOKED-TOKENS", "pk sk announced announced_count expires_at"),
            entry(
                    "SESSIONS",
                    "pk sk absolute_ms amr announced_at audience auth_time browser client_id ended_at ended_for"
                            + " ends_at expires_at forgiven_at grace_ms idle_ms idle_until kept_s live_key network"
                            + " origin_told_at origins rests_until roles rotations_since scopes started_at user_agent"
                            + " user_info"),
            entry("SIGNUP", "pk expires_at name user_id valid_until"),
            entry("SOURCE", "pk sk email leaving moved since user_id"),
            entry("THROTTLE", "pk sk attempts expires_at"),
            entry(
                    "USER",
                    "pk sk created_at deletes_at deletion_final deletion_refused deletion_told disabled email"
                            + " expires_at kept_session misses name not_before passkeys password_changed_at profile"
                            + " roles untouched version void_before"));

    private static final Pattern IN_CODE = Pattern.compile("`([^`]+)`");
    private static final DeployedStack STACK = SharedStack.deployQuickly("stream", template(), Synthesis.MAIL_FROM);
    private static List<Planted> secrets = List.of();
    private static List<JsonNode> changes = List.of();

    private static JsonNode template() {
        var pool = new Pool.Existing(PoolTokens.POOL, PoolTokens.CLIENT);
        return Synthesis.json(
                Synthesis.run(props -> props.source(new Migrating(pool))).template());
    }

    @BeforeAll
    static void everythingHappens() {
        secrets = new StreamStory(STACK).everything();
        changes = STACK.data().changes();
    }

    @AfterAll
    static void remove() {
        assertThat(STACK.aws().problems()).isEmpty();
        STACK.close();
    }

    @Test
    void holdsNoPasswordTokenChallengeOrCode() {
        assertThat(secrets).extracting(Planted::kind).contains("a token", "a mailed code", "a device token");
        assertThat(changes).hasSizeGreaterThan(40);
        assertThat(new LeakSearch(secrets).in(lines(changes))).isEmpty();
    }

    /// Neither the text of a hash that was sealed, nor its salt or digest.
    @Test
    void holdsNoHashOfAPasswordThatIsNotSealed() {
        var sealed = hashes().filter(hash -> !hash.text().equals(StreamStory.OLD_HASH) && !hash.isVoid())
                .toList();
        var opened = new ArrayList<Planted>();
        for (var hash : sealed) {
            assertThat(hash.text()).startsWith("$sealed$v=1$");
            var phc = open(hash).phc();
            opened.add(new Planted("a hash", phc.substring(phc.indexOf("p=1$") + 4)));
        }

        assertThat(opened).hasSizeGreaterThan(6);
        assertThat(new LeakSearch(opened).in(lines(changes))).isEmpty();
    }

    /// A hash from before there was a sealing goes by once more, as the old image of its sealing.
    @Test
    void tellsAHashOfBeforeAsItsOldImageOnceMoreAndNeverAgain() {
        var told = changes.stream()
                .filter(change -> change.toString().contains(StreamStory.OLD_HASH))
                .toList();

        assertThat(told)
                .extracting(change -> change.required("eventName").asText())
                .containsExactlyInAnyOrder("INSERT", "MODIFY");
        assertThat(told)
                .filteredOn(change -> change.at("/dynamodb/NewImage").toString().contains(StreamStory.OLD_HASH))
                .hasSize(1);
        assertThat(STACK.data().items())
                .filteredOn(item -> item.at("/pk/S").asText().equals("LOGIN#" + StreamStory.OLD))
                .singleElement()
                .satisfies(login ->
                        assertThat(login.at("/password_hash/S").asText()).startsWith("$sealed$v=1$"));
    }

    /// Whoever adds an attribute says here or there what it tells.
    @Test
    void holdsOfSecretsWhatTheTableInSecurityMdSaysAndNoMore() throws IOException {
        var rows = Files.readAllLines(Path.of("..", "SECURITY.md")).stream()
                .dropWhile(line -> !line.startsWith("## What the table's stream tells"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        IN_CODE.matcher(line.substring(0, line.indexOf('|', 1))).results())
                .map((MatchResult name) -> name.group(1))
                .collect(toCollection(TreeSet::new));

        var found = new TreeSet<String>();
        images().forEach(image -> image.fieldNames().forEachRemaining(name -> found.add(kind(image) + " " + name)));
        PLAIN.forEach((kind, names) -> List.of(names.split(" ")).forEach(name -> found.remove(kind + " " + name)));

        assertThat(found).isEqualTo(rows);
    }

    /// Whom a team gives it to is up to the team.
    @Test
    void isReadByNoFunction() {
        for (var function : ServiceFunction.values()) {
            assertThat(STACK.functions().role(function.handler()).grants())
                    .extracting(grant -> grant.action())
                    .noneMatch(action -> action.matches("dynamodb:(GetRecords|GetShardIterator|.*Stream.*)"));
        }
    }

    private static List<String> lines(List<JsonNode> changes) {
        return changes.stream().map(JsonNode::toString).toList();
    }

    private static Stream<JsonNode> images() {
        return changes.stream()
                .flatMap(change -> Stream.of("NewImage", "OldImage").map(image -> change.at("/dynamodb/" + image)))
                .filter(JsonNode::isObject);
    }

    /// Of pending sign-ups, too.
    private static Stream<SealedHash> hashes() {
        return images().map(image -> image.at("/password_hash/S").asText())
                .filter(text -> !text.isEmpty())
                .map(SealedHash::new);
    }

    /// `LOGIN`, of the partition `LOGIN#ada@example.org`.
    private static String kind(JsonNode image) {
        var partition = image.at("/pk/S").asText();
        return partition.replaceFirst("#.*", "");
    }

    private static PasswordHash open(SealedHash hash) {
        var clock = InstantSource.system();
        var arn = STACK.output("SealingKeysArn");
        var sealing =
                new PasswordSealing(new SecretSealingKeys(() -> STACK.secret(arn), clock), new SecureRandom(), clock);
        var user = images().filter(
                        image -> image.at("/password_hash/S").asText().equals(hash.text()))
                .map(image -> image.at("/user_id/S").asText())
                .findFirst()
                .orElseThrow();
        return sealing.open(hash, new UserId(UUID.fromString(user))).orElseThrow();
    }
}
