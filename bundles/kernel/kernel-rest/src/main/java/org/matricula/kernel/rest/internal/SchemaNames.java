package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the messages of a domain after it, {@code students.Contact}, so that no two domains describe theirs under one
 * name and none is renamed when another domain comes. What belongs to the kernel keeps its plain name.
 */
final class SchemaNames extends TypeNameResolver {

    private static final Pattern DOMAIN = Pattern.compile("org\\.matricula\\.(?!kernel\\.)(\\w+)\\..*");

    @Override
    protected String getNameOfClass(Class<?> type) {
        Matcher domain = DOMAIN.matcher(type.getName());
        String outer =
                type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName() + ".";
        return domain.matches() ? domain.group(1) + "." + outer + type.getSimpleName() : type.getSimpleName();
    }

    /** A page of {@code students.Contact} is {@code students.PageContact}. */
    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        if (type.containedTypeCount() != 1) {
            return super.nameForGenericType(type, options);
        }
        String of = nameForType(type.containedType(0), options);
        int simple = of.lastIndexOf('.') + 1;
        return of.substring(0, simple) + type.getRawClass().getSimpleName() + of.substring(simple);
    }
}
