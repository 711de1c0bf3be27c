package org.matricula.kernel.rest.internal;

import java.io.InputStream;
import org.apache.cxf.resource.ResourceResolver;

/**
 * Tells CXF at once that requests keep the class loader of their thread. Otherwise it looks for one among the resources
 * of all its bundles, for every request and in vain.
 */
final class ThreadLoader implements ResourceResolver {

    @Override
    public <T> T resolve(String name, Class<T> type) {
        return type == ClassLoader.class ? type.cast(Thread.currentThread().getContextClassLoader()) : null;
    }

    @Override
    public InputStream getAsStream(String name) {
        return null;
    }
}
