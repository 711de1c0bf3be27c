package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Describes the domains that are there in OpenAPI 3, made anew from their resources whenever it is asked for. */
@Component(service = ApiDescription.class)
public final class ApiDescription {

    private final Mounts mounts;

    /** Describes what is mounted. */
    @Activate
    public ApiDescription(@Reference Mounts mounts) {
        this.mounts = mounts;
        ModelConverters.getInstance().addConverter(new ModelResolver(Json.mapper(), new SchemaNames()));
        ModelConverters.getInstance().addConverter(new ValueSchemas());
    }

    /** The description as JSON. */
    String json() {
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Matricula")
                        .version("v1")
                        .description("Student records. Errors are RFC 9457 problems; lists are paged by 'after'."))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
        api.schemaRequirement(
                "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.schemaRequirement(
                "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        Reader reader = new Reader(api);
        mounts.all()
                .forEach((domain, resource) -> reader.read(
                        resource.getClass(),
                        "/api/v1/" + domain,
                        null,
                        true,
                        null,
                        null,
                        new HashSet<>(Set.of(domain)),
                        new ArrayList<>(),
                        new HashSet<>()));
        Operations.complete(reader.getOpenAPI());
        try {
            return Json.mapper().writeValueAsString(reader.getOpenAPI());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description cannot be written", e);
        }
    }
}
