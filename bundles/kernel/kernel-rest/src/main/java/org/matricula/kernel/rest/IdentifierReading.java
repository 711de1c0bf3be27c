package org.matricula.kernel.rest;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import org.matricula.kernel.api.Identifier;

/** Reads any {@link Identifier} record from its digits, through its {@code valueOf(String)}. */
public final class IdentifierReading extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        Class<?> type = bean.getBeanClass();
        return Identifier.class.isAssignableFrom(type) && type.isRecord() ? reading(type) : deserializer;
    }

    /** What reads identifiers of a type; it throws what {@code valueOf} throws. */
    public static <T> Function<String, T> reader(Class<T> type) {
        try {
            MethodHandle valueOf =
                    MethodHandles.publicLookup().findStatic(type, "valueOf", MethodType.methodType(type, String.class));
            return text -> type.cast(invoke(valueOf, text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " lacks a public valueOf(String)", e);
        }
    }

    private static <T> JsonDeserializer<T> reading(Class<T> type) {
        Function<String, T> reader = reader(type);
        return Json.read(type, Json.DIGITS, reader::apply);
    }

    private static Object invoke(MethodHandle valueOf, String text) {
        try {
            return valueOf.invoke(text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
