package org.matricula.regulations.kit.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The JSON Schema of a policy's facts, found by asking the reader itself: what it says against a field that it does not
 * know, a value of no kind, a missing field tells what it would take. So the schema cannot differ from the reader, of
 * whatever family it is. Where the facts have variants, what is required is what every variant of the examples requires.
 */
public final class FactSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** The member that is none of the facts: cases and rehearsals replace parameters by it. */
    private static final String OVERRIDE = "override";

    private FactSchema() {}

    /**
     * The schema.
     *
     * @param policy the policy's name
     * @param read the policy's reader
     * @param judge the policy on the wire: knows values, such as the codes of awards, that the reader does not
     * @param examples facts that it reads; at least one, and for every variant one
     */
    public static Map<String, Object> of(
            String policy,
            Function<Map<String, Object>, ?> read,
            Function<Map<String, Object>, ?> judge,
            List<Map<String, Object>> examples) {
        Node merged = null;
        for (Map<String, Object> example : examples) {
            Node found = new FactProbe(read, judge, example).object(List.of());
            merged = merged == null ? found : merged.merge(found);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("title", "Facts of the policy " + policy);
        if (merged != null) {
            merged.field(OVERRIDE, override(), false);
        }
        schema.putAll(merged == null ? Map.of("type", "object") : merged.shown());
        schema.put("examples", examples.subList(0, Math.min(1, examples.size())));
        return schema;
    }

    private static Node override() {
        return new Node()
                .with("type", "object")
                .with("description", "parameters of the pack by dotted path, replaced for a rehearsal");
    }

    /** What is known of one value: keywords of JSON Schema, and its fields or items. */
    static final class Node {

        private static final String TYPE = "type";
        private static final String ENUM = "enum";

        private final Map<String, Object> keywords = new LinkedHashMap<>();
        private final Map<String, Node> fields = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();
        private Node items;
        private boolean closed;

        Node with(String keyword, Object value) {
            keywords.put(keyword, value);
            return this;
        }

        Node items(Node one) {
            items = one;
            return this;
        }

        Node closed() {
            closed = true;
            return this;
        }

        void field(String name, Node field, boolean needed) {
            fields.put(name, field);
            if (needed) {
                required.add(name);
            }
        }

        /** Both together: all fields of either, required where both require it. */
        Node merge(Node other) {
            Node both = new Node();
            both.keywords.putAll(other.keywords);
            both.keywords.putAll(keywords);
            if (keywords.get(ENUM) instanceof List<?> mine && other.keywords.get(ENUM) instanceof List<?> theirs) {
                both.keywords.put(
                        ENUM,
                        Stream.concat(mine.stream(), theirs.stream()).distinct().toList());
            }
            both.fields.putAll(fields);
            other.fields.forEach((name, field) -> both.fields.merge(name, field, Node::merge));
            // an object that no example fills says nothing of what it requires
            both.required.addAll(fields.isEmpty() ? other.required : other.fields.isEmpty() ? required : common(other));
            both.items = items == null ? other.items : other.items == null ? items : items.merge(other.items);
            both.closed = closed || other.closed;
            return both;
        }

        private List<String> common(Node other) {
            return required.stream().filter(other.required::contains).toList();
        }

        /** Null says the same as nothing. */
        private Map<String, Object> orNull() {
            Map<String, Object> schema = shown();
            if (schema.get(TYPE) instanceof String type) {
                schema.put(TYPE, List.of(type, "null"));
            }
            if (schema.get(ENUM) instanceof List<?> values) {
                List<Object> more = new ArrayList<>(values);
                more.add(null);
                schema.put(ENUM, more);
            }
            return schema;
        }

        Map<String, Object> shown() {
            Map<String, Object> schema = new LinkedHashMap<>(keywords);
            if (items != null) {
                schema.put("items", items.shown());
            }
            if (!fields.isEmpty()) {
                Map<String, Object> properties = new LinkedHashMap<>();
                fields.forEach((name, field) ->
                        properties.put(name, required.contains(name) ? field.shown() : field.orNull()));
                schema.put("properties", properties);
            }
            if (!required.isEmpty()) {
                schema.put("required", List.copyOf(required));
            }
            if (closed) {
                schema.put("additionalProperties", false);
            }
            return schema;
        }
    }
}
