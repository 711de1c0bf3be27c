package org.matricula.exchange.provider.envelope;

import java.util.List;

/**
 * What an envelope holds; the signature is over its bytes.
 *
 * @param form the form of envelopes, 1
 * @param envelope the envelope's identity
 * @param institution whose records
 * @param created when it was built, UTC
 * @param createdBy who asked for it
 * @param tables its tables, in the order in which they are merged
 */
record Manifest(int form, String envelope, String institution, String created, String createdBy, List<Table> tables) {

    /** The form of envelopes that this platform writes. */
    static final int FORM = 1;

    /** The parts that are no tables. */
    static final String NAME = "manifest.json";

    static final String SIGNATURE = "manifest.sig";

    /**
     * A table.
     *
     * @param entity the kind of record
     * @param file its name in the envelope
     * @param rows how many rows it has
     * @param sha256 the digest of its bytes
     * @param versions the version of each row, in their order: the first half of the digest of its fields
     */
    record Table(String entity, String file, long rows, String sha256, List<String> versions) {}
}
