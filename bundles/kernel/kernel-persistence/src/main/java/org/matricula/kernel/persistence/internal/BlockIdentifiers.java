package org.matricula.kernel.persistence.internal;

import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes identifiers from the database in blocks, so that giving one out costs no round trip. */
@Component
public final class BlockIdentifiers implements Identifiers {

    private static final int BLOCK = 1000;

    private final Sql sql;
    private final Transactions transactions;
    private long next;
    private long limit;

    /** Takes blocks from the kernel's data source. */
    @Activate
    public BlockIdentifiers(
            @Reference(target = "(osgi.jndi.service.name=kernel)") DataSource dataSource,
            @Reference Transactions transactions) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
    }

    @Override
    public synchronized long next() {
        if (next == limit) {
            next = transactions.requiresNew(this::takeBlock);
            limit = next + BLOCK;
        }
        return next++;
    }

    private long takeBlock() {
        sql.update("update kernel_identifiers set next_value = next_value + ?", BLOCK);
        return sql.first("select next_value from kernel_identifiers", rs -> rs.getLong(1))
                        .orElseThrow()
                - BLOCK;
    }
}
