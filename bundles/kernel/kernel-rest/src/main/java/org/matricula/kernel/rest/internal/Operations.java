package org.matricula.kernel.rest.internal;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Locale;
import org.matricula.kernel.rest.ProblemBody;

/** Completes what the resources say of their operations with what all have in common: names, and problems as answers. */
final class Operations {

    private static final String ANSWER = "2XX";

    private Operations() {}

    static void complete(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        ModelConverters.getInstance().read(ProblemBody.class).forEach(api::schema);
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(operation, name(method, path))));
    }

    private static void complete(Operation operation, String name) {
        operation.setOperationId(name);
        ApiResponses responses = new ApiResponses();
        if (operation.getResponses() != null) {
            operation.getResponses().forEach((status, answer) -> {
                boolean any = status.equals(ApiResponses.DEFAULT);
                responses.addApiResponse(any ? ANSWER : status, any ? answer.description("Done.") : answer);
            });
        }
        responses.setDefault(new ApiResponse()
                .description("Refused, or not possible at the moment: a problem that names the fields at fault.")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>()
                                                .$ref("#/components/schemas/" + ProblemBody.class.getSimpleName())))));
        operation.setResponses(responses);
    }

    /** {@code GET /api/v1/students/{id}/holds} is {@code getStudentsByIdHolds}. */
    private static String name(PathItem.HttpMethod method, String path) {
        StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String segment : path.replaceFirst("^/api/v1/", "").split("/")) {
            String prefix = segment.startsWith("{") ? "By" : "";
            name.append(prefix);
            for (String word : segment.split("[^A-Za-z0-9]+")) {
                if (!word.isEmpty()) {
                    name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
                }
            }
        }
        return name.toString();
    }
}
