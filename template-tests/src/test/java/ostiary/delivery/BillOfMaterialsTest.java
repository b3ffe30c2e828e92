package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.delivery.BillOfMaterials.Component;
import ostiary.template.Synthesis;

class BillOfMaterialsTest {
    private static final BillOfMaterials BILL = BillOfMaterials.read();

    @Test
    void listsEachJarThatLambdaGetsByItsHashAndNoOther() throws Exception {
        var listed = new TreeMap<String, String>();
        BILL.components().forEach(component -> listed.put(component.fileName(), component.sha256()));

        var deployed = new TreeMap<String, String>();
        try (var jars = Files.list(Synthesis.CODE.resolve("lib"))) {
            for (var jar : jars.toList()) {
                deployed.put(jar.getFileName().toString(), sha256(jar));
            }
        }
        assertThat(deployed.remove(BILL.subject().fileName())).isNotNull();
        // Lambda gets a part of it: see IcuPartTest.
        assertThat(deployed.remove(IcuPartTest.FILE_NAME)).isNotNull();
        deployed.put(IcuPartTest.WHOLE.getFileName().toString(), sha256(IcuPartTest.WHOLE));
        assertThat(listed).isEqualTo(deployed);
    }

    @Test
    void isTheSameForTheSameSource() {
        assertThat(BILL.json().required("metadata").has("timestamp")).isFalse();
        var number = BILL.json().required("serialNumber").asText().replace("urn:uuid:", "");
        // Version 3: made from the content and not by chance (RFC 9562 §5.3).
        assertThat(UUID.fromString(number).version()).isEqualTo(3);
    }

    @Test
    void saysWhereEachComponentIsFrom() {
        assertThat(BILL.json().required("components").valueStream())
                .allSatisfy(
                        component -> assertThat(component.path("purl").asText()).startsWith("pkg:maven/"));
        assertThat(BILL.components()).extracting(Component::module).contains("software.amazon.awssdk:dynamodb");
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
