package org.matricula.regulations.engine;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.regulations.api.PackDescriptor;

/**
 * Versions of one pack beside each other. A session is governed by the version that is effective from the latest session
 * on, so that a later edition takes over from its first session and leaves the sessions before to the earlier one.
 */
final class Editions {

    private Editions() {}

    /**
     * Whether a version in force gives way to another that comes into force.
     *
     * @param takenBack true when the version in force is the one that a roll back takes back: then it would go on to
     *     govern its sessions before the earlier version unless it goes
     */
    static boolean replaces(PackDescriptor coming, PackDescriptor present, boolean takenBack) {
        int begins = coming.effectiveFrom().compareTo(present.effectiveFrom());
        return begins == 0 && !endsBefore(coming.effectiveTo(), present.effectiveTo()) || takenBack && begins < 0;
    }

    private static boolean endsBefore(AcademicSession one, AcademicSession other) {
        return one != null && (other == null || one.compareTo(other) < 0);
    }
}
