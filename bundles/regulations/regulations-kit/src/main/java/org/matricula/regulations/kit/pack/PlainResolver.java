package org.matricula.regulations.kit.pack;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Knows fewer kinds of plain scalars than YAML 1.1: true and false, null, plain decimals. All else is text: {@code no},
 * {@code 2016/17}, {@code 1:30}, {@code 2017-01-16}, {@code 0x1F}, {@code 1e9}.
 */
final class PlainResolver extends Resolver {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern NOTHING = Pattern.compile("null|~|");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789");
        addImplicitResolver(Tag.BOOL, FLAG, "tf");
        addImplicitResolver(Tag.NULL, NOTHING, "n~\0");
        addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
    }
}
