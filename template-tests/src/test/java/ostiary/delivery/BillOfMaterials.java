package ostiary.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ostiary.template.Synthesis;

/// The parts of the functions, by the build's own account: CycloneDX 1.6.
record BillOfMaterials(JsonNode json) {
    private static final Path FILE = Synthesis.CODE.resolveSibling("ostiary.cdx.json");

    /// A jar, ours or another's.
    record Component(String group, String name, String version, String sha256, List<String> licences) {
        private static Component of(JsonNode json) {
            return new Component(
                    json.path("group").asText(),
                    json.required("name").asText(),
                    json.required("version").asText(),
                    json.path("hashes")
                            .valueStream()
                            .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                            .map(hash -> hash.path("content").asText())
                            .findAny()
                            .orElse(""),
                    json.path("licenses").valueStream().map(Component::licence).toList());
        }

        /// A name of SPDX's list, or whatever the component's own metadata says.
        private static String licence(JsonNode json) {
            var licence = json.path("license");
            return Stream.of(licence.path("id"), licence.path("name"), json.path("expression"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse("");
        }

        String module() {
            return group + ":" + name;
        }

        String fileName() {
            return name + "-" + version + ".jar";
        }
    }

    static BillOfMaterials read() {
        try {
            return new BillOfMaterials(new ObjectMapper().readTree(Files.readString(FILE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Our own jar, which the others are for.
    Component subject() {
        return Component.of(json.required("metadata").required("component"));
    }

    List<Component> components() {
        return json.required("components").valueStream().map(Component::of).toList();
    }
}
