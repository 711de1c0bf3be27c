package org.matricula.kernel.rest.internal;

import io.swagger.v3.core.util.Json;
import java.lang.reflect.Field;
import java.util.Map;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServiceImpl;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;

/**
 * Lets go of what CXF, Jackson and Swagger remember of the classes of a domain that went away. They would keep each
 * generation of an updated bundle in memory for ever; what is still needed they learn again.
 */
final class ClassMemory {

    private final Server server;
    private final JsonBodies bodies;

    ClassMemory(Server server, JsonBodies bodies) {
        this.server = server;
        this.bodies = bodies;
    }

    void forget() {
        for (ClassResourceInfo root : ((JAXRSServiceImpl) server.getEndpoint().getService()).getClassResourceInfos()) {
            subResources(root).clear();
        }
        bodies.forget();
        Json.mapper().clearCaches();
    }

    // CXF has a way to add to this map and none to take away
    private static Map<?, ?> subResources(ClassResourceInfo root) {
        try {
            Field field = ClassResourceInfo.class.getDeclaredField("subResources");
            field.setAccessible(true);
            return (Map<?, ?>) field.get(root);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of CXF keeps its resource classes elsewhere", e);
        }
    }
}
