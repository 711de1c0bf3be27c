package org.matricula.kernel.api.audit;

/**
 * What checking the chain of the audit trail found.
 *
 * @param intact true when every sealed entry is as it was when it was sealed and none is missing
 * @param sealed how many entries are sealed
 * @param unsealed how many entries are not sealed yet
 * @param firstBroken number of the first seal that does not fit; null when the chain is intact
 */
public record AuditVerification(boolean intact, long sealed, long unsealed, Long firstBroken) {}
