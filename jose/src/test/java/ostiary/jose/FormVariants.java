package ostiary.jose;

import java.security.KeyPair;

/// Texts that are no token, with a good one somewhere in them.
final class FormVariants extends TokenVariants {
    FormVariants(KeyPair ours, String header, String claims) {
        super(ours, header, claims);
        forms();
    }

    private void forms() {
        var good = twin();
        all.put("a blank", " ");
        all.put("a dot", ".");
        all.put("dots", "...");
        all.put("two parts", good.substring(0, good.lastIndexOf('.')));
        all.put("four parts", good + ".AAAA");
        all.put("five parts", good + ".AAAA.AAAA");
        all.put("10 KB", "x".repeat(10_240));
        all.put("10 KB of claims", signed(header, with(claims, "\"x\":\"" + "x".repeat(10_240) + '"')));
        all.put("a blank before it", " " + good);
        all.put("Bearer before it", "Bearer " + good);
        all.put("in JSON", "{\"payload\":\"" + part(1, good) + "\"}");
        all.put("twice", good + good);
        all.put("in another one", signed(with(header, "\"cty\":\"JWT\""), good));
        all.put("as the claims of another one", signed(header, good));
    }
}
