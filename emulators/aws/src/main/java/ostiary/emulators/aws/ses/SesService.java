package ostiary.emulators.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// SES outside its sandbox: it accepts emails and stores them.
public final class SesService implements AwsService {
    private static final String SEND = "POST /v2/email/outbound-emails";
    private static final Pattern ADDRESS = Pattern.compile("(?:.*<)?(?<address>[^<>\\s]+@(?<domain>[^<>\\s]+?))>?");

    private final Place place;
    private final Set<String> verified;
    private final Map<String, String> defaultSets = new ConcurrentHashMap<>();
    private final List<SentMail> sent = new CopyOnWriteArrayList<>();

    /// Creates a service without emails.
    ///
    /// @param verified the email addresses and domains that are verified identities
    public SesService(Place place, Set<String> verified) {
        this.place = place;
        this.verified = Set.copyOf(verified);
    }

    /// Gives an identity a default configuration set
    /// (<https://docs.aws.amazon.com/ses/latest/dg/managing-configuration-sets-default-adding.html>).
    public void useByDefault(String identity, String configurationSet) {
        defaultSets.put(identity, configurationSet);
    }

    /// The accepted emails, oldest first.
    public List<SentMail> sent() {
        return List.copyOf(sent);
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public String operation(AwsRequest request) {
        if (!request.line().equals(SEND)) {
            throw new UnmodelledException(request.line());
        }
        return "SendEmail";
    }

    /// Sending needs permission on the sender's identity: the email address if it is verified, otherwise its domain,
    /// otherwise the next domain above it (<https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html>).
    /// It needs the same permission on the default configuration set of that identity
    /// (<https://github.com/medplum/medplum/pull/10102>).
    @Override
    public List<Access> needs(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("FromEmailAddress", "Destination", "Content"));
        var from = request.required("FromEmailAddress").asText();
        var identity = identity(from);
        var set = Optional.ofNullable(defaultSets.get(identity)).map(name -> "configuration-set/" + name);
        return Stream.concat(Stream.of("identity/" + identity), set.stream())
                .map(resource -> new Access(
                        "ses:SendEmail", place.arn(name(), resource), Map.of("ses:FromAddress", part(from, "address"))))
                .toList();
    }

    private String identity(String from) {
        var address = part(from, "address");
        return Stream.concat(Stream.of(address), domains(part(from, "domain")))
                .filter(verified::contains)
                .findFirst()
                .orElse(address);
    }

    /// The domain and those above it.
    private static Stream<String> domains(String domain) {
        return Stream.iterate(
                domain, name -> !name.isEmpty(), name -> name.contains(".") ? name.replaceFirst("^[^.]*\\.", "") : "");
    }

    private static String part(String from, String group) {
        var matcher = ADDRESS.matcher(from);
        if (!matcher.matches()) {
            throw new AwsFailure(400, "BadRequestException", "Missing final '@domain'");
        }
        return matcher.group(group);
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var from = request.required("FromEmailAddress").asText();
        if (!verified.contains(identity(from))) {
            throw new AwsFailure(400, "MessageRejected", "Email address is not verified: " + from);
        }
        var mail = SentMail.read(from, request.required("Destination"), request.required("Content"));
        sent.add(mail);
        JsonNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("MessageId", UUID.randomUUID().toString());
        return AwsAnswer.ok("application/json", answer);
    }

    @Override
    public AwsFailure refuseUnknownKey() {
        return new AwsFailure(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    /// SES has its own wording and quotation marks for this error.
    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(
                403,
                "AccessDeniedException",
                "User `%s' is not authorized to perform `%s' on resource `%s'"
                        .formatted(
                                denial.user(),
                                denial.access().action(),
                                denial.access().resource()));
    }
}
