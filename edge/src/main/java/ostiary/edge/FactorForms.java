package ostiary.edge;

import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.RemoveAuthenticator;
import ostiary.core.factor.RenewRecoveryCodes;

/// Does for the forms of second factors as they ask, by the rules of the API.
public record FactorForms(AddAuthenticator add, RemoveAuthenticator remove, RenewRecoveryCodes renew) {
    /// Empty if what was typed is no name.
    Optional<FactorOutcome> begin(Principal who, FieldValues form) {
        return FactorName.parse(form.find("name").orElse("")).map(name -> add.begin(who, name));
    }

    FactorOutcome resume(Principal who) {
        return add.resume(who);
    }

    FactorOutcome confirm(Principal who, FieldValues form) {
        return id(form, "factor")
                .map(id -> add.confirm(who, id, form.find("code").orElse("")))
                .orElseGet(FactorOutcome.NotFound::new);
    }

    FactorOutcome remove(Principal who, FieldValues form) {
        return id(form, "remove").map(id -> remove.remove(who, id)).orElseGet(FactorOutcome.NotFound::new);
    }

    FactorOutcome renew(Principal who) {
        return renew.renew(who);
    }

    private static Optional<FactorId> id(FieldValues form, String field) {
        return form.find(field).flatMap(PathUuid::of).map(FactorId::new);
    }
}
