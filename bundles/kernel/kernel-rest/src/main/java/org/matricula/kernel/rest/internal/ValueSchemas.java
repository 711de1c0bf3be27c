package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;

/** Describes the kernel's value types as the strings and numbers that they are on the wire. */
final class ValueSchemas implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java == null ? Object.class : java.getRawClass();
        if (Identifier.class.isAssignableFrom(raw)) {
            return new StringSchema().pattern("[0-9]+").description("An identifier: decimal digits.");
        }
        if (raw == InstitutionCode.class) {
            return new StringSchema().pattern("[a-z][a-z0-9-]{1,19}").example("usw");
        }
        if (raw == AcademicSession.class) {
            return new StringSchema().pattern("[0-9]{4}/[0-9]{2}").example("2026/27");
        }
        if (raw == Percent.class) {
            return new NumberSchema().description("Percent, 0 to 100, at most two decimals.");
        }
        if (java != null && java.isMapLikeType() && java.getContentType().getRawClass() == Object.class) {
            return new MapSchema().additionalProperties(Boolean.TRUE);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
}
