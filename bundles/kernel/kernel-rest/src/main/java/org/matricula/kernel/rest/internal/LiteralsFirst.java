package org.matricula.kernel.rest.internal;

import org.apache.cxf.jaxrs.ext.ResourceComparator;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;
import org.apache.cxf.message.Message;

/**
 * What is spelt out in a path wins against what is a parameter there, as JAX-RS has it. CXF would ask first whether a
 * method or a sub-resource answers, so that {@code students/{id}} took what is for the sub-resource
 * {@code students/duplicates}.
 */
final class LiteralsFirst implements ResourceComparator {

    /** The property of a server without which CXF drops sub-resources before it compares. */
    static final String KEEP_SUBRESOURCES = "keep.subresource.candidates";

    @Override
    public int compare(ClassResourceInfo one, ClassResourceInfo other, Message message) {
        return 0;
    }

    @Override
    public int compare(OperationResourceInfo one, OperationResourceInfo other, Message message) {
        return URITemplate.compareTemplates(one.getURITemplate(), other.getURITemplate());
    }
}
