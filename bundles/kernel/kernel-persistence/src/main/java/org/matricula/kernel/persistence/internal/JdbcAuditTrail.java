package org.matricula.kernel.persistence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.AuditVerification;
import org.matricula.kernel.api.audit.AuditVerifier;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit trail in the database. Writers only append; a sealer gathers what has been committed into seals, each of
 * which digests its entries and the seal before, so writers never wait for the head of the chain.
 */
@Component
public final class JdbcAuditTrail implements AuditTrail, AuditVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcAuditTrail.class);
    private static final int SEAL_SIZE = 10_000;
    private static final long SEAL_EVERY_SECONDS = 10;
    private static final String NO_SEAL = "0".repeat(64);

    private static final String INSERT = Sql.insert(
            "kernel_audit",
            "id",
            "occurred_at",
            "actor",
            "institution",
            "action",
            "subject",
            "reason",
            "before_digest",
            "after_digest");
    private static final String ENTRIES =
            "select id, occurred_at, actor, institution, action, subject, reason, before_digest,"
                    + " after_digest from kernel_audit where seal = ? order by id";

    private final Sql sql;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Clock clock;
    private final ScheduledExecutorService sealer =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-audit-sealer"));

    /** Starts the sealer. */
    @Activate
    public JdbcAuditTrail(
            @Reference(target = "(osgi.jndi.service.name=kernel)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.sql = new Sql(dataSource);
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.clock = clock;
        sealer.scheduleWithFixedDelay(this::sealQuietly, SEAL_EVERY_SECONDS, SEAL_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Stops the sealer. */
    @Deactivate
    public void deactivate() {
        sealer.shutdownNow();
    }

    @Override
    public void record(Caller caller, List<AuditEntry> entries) {
        Instant now = clock.instant();
        sql.batch(
                INSERT,
                entries.stream()
                        .map(e -> new Object[] {
                            identifiers.next(),
                            now,
                            caller.name(),
                            e.institution(),
                            e.action(),
                            e.subject(),
                            e.reason(),
                            e.before(),
                            e.after()
                        })
                        .toList());
    }

    @Override
    public AuditVerification verify(Caller caller) {
        caller.require(READ);
        return transactions.required(() -> {
            Check check = new Check();
            sql.each("select seal, entries, chain from kernel_audit_seal order by seal", rs -> check.seal(rs));
            long unsealed = count("select count(*) from kernel_audit where seal is null");
            return new AuditVerification(check.firstBroken == null, check.sealed, unsealed, check.firstBroken);
        });
    }

    /** Seals what is committed and not sealed yet; returns how many entries. */
    public long seal() {
        long total = 0;
        long sealed;
        do {
            sealed = transactions.requiresNew(this::sealOnce);
            total += sealed;
        } while (sealed == SEAL_SIZE);
        return total;
    }

    private void sealQuietly() {
        try {
            seal();
        } catch (RuntimeException e) {
            LOG.warn("The audit trail could not be sealed and will be tried again", e);
        }
    }

    private long sealOnce() {
        sql.query("select next_seal from kernel_audit_head for update", rs -> rs.getLong(1));
        long number = count("select next_seal from kernel_audit_head");
        Long last = sql.first(
                        "select max(id) from (select id from kernel_audit where seal is null order by id"
                                + " fetch first " + SEAL_SIZE + " rows only) t",
                        rs -> rs.getObject(1, Long.class))
                .orElse(null);
        if (last == null) {
            return 0;
        }
        long entries = sql.update("update kernel_audit set seal = ? where seal is null and id <= ?", number, last);
        sql.update(
                Sql.insert("kernel_audit_seal", "seal", "entries", "sealed_at", "chain"),
                number,
                entries,
                clock.instant(),
                chain(number));
        sql.update("update kernel_audit_head set next_seal = ?", number + 1);
        return entries;
    }

    private String chain(long seal) {
        String previous = sql.first(
                        "select chain from kernel_audit_seal where seal = ?", rs -> rs.getString(1), seal - 1)
                .orElse(NO_SEAL);
        var digest = Digests.sha256();
        digest.update(previous.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sql.each(ENTRIES, rs -> digest.update(line(rs).getBytes(java.nio.charset.StandardCharsets.UTF_8)), seal);
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    private static String line(ResultSet rs) throws SQLException {
        StringBuilder line = new StringBuilder();
        line.append(rs.getLong("id")).append('|').append(Sql.instant(rs, "occurred_at"));
        for (String column :
                new String[] {"actor", "institution", "action", "subject", "reason", "before_digest", "after_digest"}) {
            String value = rs.getString(column);
            line.append('|').append(value == null ? "-" : value.length() + ":" + value);
        }
        return line.append('\n').toString();
    }

    private long count(String query) {
        return sql.first(query, rs -> rs.getLong(1)).orElse(0L);
    }

    private final class Check {

        private long sealed;
        private Long firstBroken;
        private long expected = 1;

        void seal(ResultSet rs) throws SQLException {
            long number = rs.getLong("seal");
            long entries = rs.getLong("entries");
            sealed += entries;
            boolean fits = number == expected
                    && entries
                            == sql.first("select count(*) from kernel_audit where seal = ?", c -> c.getLong(1), number)
                                    .orElse(0L)
                    && rs.getString("chain").equals(chain(number));
            if (!fits && firstBroken == null) {
                firstBroken = number;
            }
            expected = number + 1;
        }
    }
}
