package org.matricula.regulations.kit;

/** The version of the kit. */
public final class Kit {

    /**
     * Goes into the digest of every pack: to be raised whenever a change of the kit could change a ruling. It is the
     * version of this package.
     */
    public static final String VERSION = "1.0.0";

    private Kit() {}
}
