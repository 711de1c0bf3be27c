package org.matricula.regulations.kit.pack;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.kit.Kit;

/** The digests of packs. */
final class PackDigests {

    private PackDigests() {}

    /** Over names and bytes of a pack's own files, whatever they say. */
    static String ofFiles(Map<String, byte[]> files) {
        MessageDigest digest = Digests.sha256();
        new TreeMap<>(files).forEach((name, content) -> {
            add(digest, name);
            add(digest, Integer.toString(content.length));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Over all that a ruling depends on: what the files say, the chain below, the families and the kit. */
    static String ofChain(PackContent content, LoadedPack base, Collection<PolicyFamily> families) {
        MessageDigest digest = Digests.sha256();
        add(digest, "kit " + Kit.VERSION);
        add(digest, "base " + (base == null ? "none" : base.ref().digest()));
        families.stream()
                .map(family -> "family " + family.name() + " " + family.version())
                .distinct()
                .sorted()
                .forEach(line -> add(digest, line));
        for (YamlDocument document : content.documents()) {
            StringBuilder canonical = new StringBuilder();
            canonical(document.tree(), canonical);
            add(digest, canonical.toString());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** The values alone, in their order; comments, layout and quoting do not matter. */
    private static void canonical(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            map.forEach((name, field) -> {
                canonical(name, out);
                out.append(':');
                canonical(field, out);
                out.append(',');
            });
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            list.forEach(item -> {
                canonical(item, out);
                out.append(',');
            });
            out.append(']');
        } else if (value instanceof String text) {
            out.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            out.append(value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value));
        }
    }
}
