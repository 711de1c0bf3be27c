package org.matricula.kernel.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names the domain that a {@link DomainResource} speaks for. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Domain {

    /** Prefix of the service property: {@code matricula.domain}. */
    String PREFIX_ = "matricula.";

    /** The domain's name, which is also its path: {@code students}. */
    String value();
}
