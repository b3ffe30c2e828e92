package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ostiary.emulators.aws.stack.Stack;

/// The functions that a distribution runs on what viewers ask. It knows one kind: the viewer's address goes into a
/// header.
final class ViewerFunctions {
    private static final Pattern SET_HEADER =
            Pattern.compile("slice\\(0, 4\\)(?s:.)*request\\.headers\\['([a-z-]+)'] = \\{value: ip};");

    private final Stack stack;

    ViewerFunctions(Stack stack) {
        this.stack = stack;
        stack.all("AWS::CloudFront::Function")
                .forEach(each -> each.ignore("AutoPublish", "FunctionConfig", "Name", "FunctionCode"));
    }

    /// The request as the function of the behaviour leaves it. It knows one kind of function.
    ApiRequest run(ApiRequest request, JsonNode behavior) {
        var headers = new TreeMap<>(request.headers());
        for (var association : behavior.path("FunctionAssociations")) {
            var function = stack.all("AWS::CloudFront::Function").stream()
                    .filter(each -> each.attribute("FunctionARN")
                            .equals(association.required("FunctionARN").asText()))
                    .findFirst()
                    .orElseThrow();
            var code = SET_HEADER.matcher(function.text("FunctionCode"));
            if (!association.required("EventType").asText().equals("viewer-request") || !code.find()) {
                throw new IllegalArgumentException("the model can't run " + function.id());
            }
            headers.put(code.group(1), site(request.sourceIp()));
        }
        return request.with(headers);
    }

    /// An IPv4 address, or the /64 of an IPv6 address.
    private static String site(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var halves = address.split("::", 2);
        var groups = new ArrayList<>(groups(halves[0]));
        var tail = halves.length > 1 ? groups(halves[1]) : List.<String>of();
        while (halves.length > 1 && groups.size() + tail.size() < 8) {
            groups.add("0");
        }
        groups.addAll(tail);
        return String.join(":", groups.subList(0, 4)) + "::";
    }

    private static List<String> groups(String half) {
        return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
    }
}
