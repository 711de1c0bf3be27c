package org.matricula.kernel.rest;

import java.net.URI;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Versioned;

/** The answers that need more than a body. Places are relative to {@code /api/v1/}. */
public final class Replies {

    private Replies() {}

    /** 200 with the record and its version as ETag. */
    public static Response ok(Versioned<?> versioned) {
        return Response.ok(versioned.record()).tag(tag(versioned)).build();
    }

    /** 201 with the record, its version as ETag and its place: {@code students/42}. */
    public static Response created(String path, Versioned<?> versioned) {
        return created(path, versioned.record(), tag(versioned));
    }

    /** 201 with a record that has no version, and its place. */
    public static Response created(String path, Object body) {
        return created(path, body, null);
    }

    /** 202 with what is known so far, and the place where progress can be read: {@code jobs/42}. */
    public static Response accepted(String path, Object body) {
        return Response.accepted(body).location(URI.create(path)).build();
    }

    private static Response created(String path, Object body, EntityTag tag) {
        return Response.status(Response.Status.CREATED)
                .entity(body)
                .location(URI.create(path))
                .tag(tag)
                .build();
    }

    private static EntityTag tag(Versioned<?> versioned) {
        return new EntityTag(Long.toString(versioned.version()));
    }
}
