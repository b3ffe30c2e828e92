package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.delivery.BillOfMaterials.Component;

class LicencesTest {
    private static final BillOfMaterials BILL = BillOfMaterials.read();

    @Test
    void areAllowedForAllThatIsDeployed() {
        assertThat(Licences.refused(BILL)).isEmpty();
    }

    /// The controls: the same bill, with one component under another licence.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"license\":{\"id\":\"AGPL-3.0-only\"}}]",
                "[{\"license\":{\"id\":\"GPL-2.0-only\"}}]",
                "[{\"license\":{\"id\":\"MPL-2.0\"}}]",
                "[{\"license\":{\"name\":\"Business Source License 1.1\"}}]",
                "[{\"license\":{\"id\":\"MIT\"}},{\"license\":{\"id\":\"SSPL-1.0\"}}]",
                "[{\"expression\":\"MIT OR GPL-2.0-only\"}]",
                "[{\"license\":{}}]",
                "[]"
            })
    void refuseWhatIsNotOnTheList(String licences) throws Exception {
        var changed = BILL.json().deepCopy();
        var component = (ObjectNode) changed.required("components").required(0);
        component.set("licenses", new ObjectMapper().readTree(licences));

        assertThat(Licences.refused(new BillOfMaterials(changed)))
                .extracting(Component::name)
                .containsExactly(component.required("name").asText());
    }

    @Test
    void refuseWhatNamesNone() {
        var changed = BILL.json().deepCopy();
        ((ObjectNode) ((ArrayNode) changed.required("components")).get(0)).remove("licenses");

        assertThat(Licences.refused(new BillOfMaterials(changed))).hasSize(1);
    }
}
