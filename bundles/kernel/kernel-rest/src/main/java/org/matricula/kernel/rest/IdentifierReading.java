package org.matricula.kernel.rest;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.matricula.kernel.api.Identifier;

/** Reads any {@link Identifier} record from its digits, through its {@code valueOf(String)}. */
final class IdentifierReading extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        Class<?> type = bean.getBeanClass();
        return Identifier.class.isAssignableFrom(type) && type.isRecord() ? reading(type) : deserializer;
    }

    private static <T> JsonDeserializer<T> reading(Class<T> type) {
        try {
            MethodHandle valueOf =
                    MethodHandles.publicLookup().findStatic(type, "valueOf", MethodType.methodType(type, String.class));
            return Json.read(type, text -> type.cast(invoke(valueOf, text)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " lacks a public valueOf(String)", e);
        }
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
