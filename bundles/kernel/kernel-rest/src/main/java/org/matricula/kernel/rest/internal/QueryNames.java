package org.matricula.kernel.rest.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.ws.rs.BeanParam;
import javax.ws.rs.QueryParam;
import org.matricula.kernel.api.Faults;

/**
 * The query parameters that operations have, by the annotations that the description of the API is made of. Others are
 * refused: who misspells a filter would be answered with everything.
 */
final class QueryNames {

    // kept with the class of the resource, so that a domain that goes away is not held
    private static final ClassValue<Map<Method, Set<String>>> NAMES = new ClassValue<>() {
        @Override
        protected Map<Method, Set<String>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private QueryNames() {}

    /**
     * Looks through a query.
     *
     * @param query as it was sent; null without
     * @throws org.matricula.kernel.api.ProblemException 422 with a fault for each parameter that the operation has not
     */
    static void check(String query, Method operation) {
        if (query == null || query.isEmpty()) {
            return;
        }
        Set<String> names = NAMES.get(operation.getDeclaringClass()).computeIfAbsent(operation, QueryNames::of);
        Faults faults = new Faults();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            if (!name.isEmpty() && !names.contains(name)) {
                faults.check(
                        false,
                        name,
                        equals < 0 ? null : decoded(part.substring(equals + 1)),
                        names.isEmpty()
                                ? "is no parameter of this operation, which has none"
                                : "is no parameter of this operation, which has " + String.join(", ", names));
            }
        }
        faults.refuse();
    }

    private static Set<String> of(Method operation) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : operation.getParameters()) {
            note(names, parameter.getAnnotations());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    note(names, field.getAnnotations());
                }
            }
        }
        return names;
    }

    private static void note(Set<String> names, Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                names.add(query.value());
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
