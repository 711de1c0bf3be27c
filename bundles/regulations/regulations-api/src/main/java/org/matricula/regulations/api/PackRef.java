package org.matricula.regulations.api;

/**
 * Names one pack exactly.
 *
 * @param id the pack's id: {@code usw-taught}
 * @param version its version: {@code 1.0.0}
 * @param digest SHA-256 over the pack, all that it extends, and the versions of the policies it uses; the same digest
 *     always gives the same ruling
 */
public record PackRef(String id, String version, String digest) {

    /** For people: {@code usw-taught 1.0.0 (3f9a61c20b17)}. */
    @Override
    public String toString() {
        return id + " " + version + " (" + digest.substring(0, Math.min(12, digest.length())) + ")";
    }
}
