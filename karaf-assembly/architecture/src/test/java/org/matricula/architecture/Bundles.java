package org.matricula.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of all bundles, read once. */
final class Bundles {

    static final String API = "org.matricula.(*).api..";
    static final String ANY_API = "org.matricula.*.api..";
    static final String KERNEL_API = "org.matricula.kernel.api..";
    static final String PROVIDER = "org.matricula.*.provider..";
    static final String ENGINE = "org.matricula.regulations.engine..";
    static final String KIT = "org.matricula.regulations.kit..";
    static final String POLICIES = "org.matricula.policies..";
    static final String OURS = "org.matricula..";

    static final String[] DATABASE = {
        "javax.persistence..",
        "org.eclipse.persistence..",
        "org.apache.aries.jpa..",
        "org.matricula.kernel.persistence..",
        "java.sql..",
        "javax.sql.."
    };

    /** What only a face may know. */
    static final String[] FACES = {
        "javax.ws.rs..", "com.fasterxml.jackson..", "io.swagger..", "org.apache.cxf..", "org.apache.karaf.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.matricula");

    private Bundles() {}

    static JavaClasses classes() {
        return CLASSES;
    }
}
