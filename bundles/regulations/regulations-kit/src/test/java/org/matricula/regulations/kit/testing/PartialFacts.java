package org.matricula.regulations.kit.testing;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;

/** Facts that somebody left out, or said to be null: they are judged or refused, and nothing else may come of it. */
public final class PartialFacts {

    private PartialFacts() {}

    /** Fails with every fact of the pack's cases without which the policy breaks. */
    public static void assertAreJudgedOrRefused(LoadedPack pack) {
        List<String> broken = new ArrayList<>();
        for (PackCase one : pack.cases()) {
            without("", one.given(), facts -> {
                try {
                    pack.tryOut(one.policy(), facts.given(), one.override());
                } catch (ProblemException refused) {
                    // a refusal is an answer
                } catch (RuntimeException e) {
                    broken.add(one.id() + " without " + facts.path() + ": " + e);
                }
            });
        }
        assertEquals(List.of(), broken);
    }

    private record Facts(String path, Map<String, Object> given) {}

    /** Every fact once left out and once null, in objects and in the items of lists. */
    private static void without(String path, Map<String, Object> fields, Consumer<Facts> then) {
        for (String name : fields.keySet()) {
            Map<String, Object> fewer = new LinkedHashMap<>(fields);
            fewer.put(name, null);
            then.accept(new Facts(path + name + " (null)", fewer));
            Map<String, Object> gone = new LinkedHashMap<>(fields);
            gone.remove(name);
            then.accept(new Facts(path + name, gone));
            inside(path + name, fields.get(name), (value, where) -> {
                Map<String, Object> changed = new LinkedHashMap<>(fields);
                changed.put(name, value);
                then.accept(new Facts(where, changed));
            });
        }
    }

    @FunctionalInterface
    private interface Changed {
        void to(Object value, String where);
    }

    private static void inside(String path, Object value, Changed then) {
        if (value instanceof Map<?, ?> map) {
            without(path + ".", strings(map), facts -> then.to(facts.given(), facts.path()));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                int position = i;
                inside(path + "[" + i + "]", items.get(i), (item, where) -> {
                    List<Object> changed = new ArrayList<>(items);
                    changed.set(position, item);
                    then.to(changed, where);
                });
            }
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), field));
        return fields;
    }
}
