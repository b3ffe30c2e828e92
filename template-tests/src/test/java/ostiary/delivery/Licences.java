package ostiary.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ostiary.delivery.BillOfMaterials.Component;

/// The licences under which others' code may be in what is deployed.
///
/// They ask for their text to be kept, and for nothing of ours. A component with several must be fine under each.
final class Licences {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Unicode-3.0",
            // BSD-3-Clause by another name: JMustache.
            "The (New) BSD License",
            // MIT by another name (<https://www.bouncycastle.org/about/license/>).
            "Bouncy Castle Licence");

    /// Fine for the one component, as it is used.
    private static final Map<String, String> EXCEPTIONS = Map.of(
            // Of its jar only the binaries of libsodium are used, which are ISC; MPL-2.0 asks for nothing but to
            // publish changes to its own files, and there are none.
            "com.goterl:lazysodium-java", "MPL-2.0");

    private Licences() {}

    /// The components that may not be deployed, each with the licences that it has.
    static List<Component> refused(BillOfMaterials bill) {
        return bill.components().stream()
                .filter(component -> component.licences().isEmpty()
                        || !component.licences().stream().allMatch(licence -> allowed(component, licence)))
                .toList();
    }

    private static boolean allowed(Component component, String licence) {
        return ALLOWED.contains(licence) || licence.equals(EXCEPTIONS.get(component.module()));
    }
}
