package org.matricula.assessment.provider.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.regulations.api.PackRef;

/** The packs that ruled, under short keys. */
final class PackStore {

    private final Sql sql;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Map<Long, PackRef> known = new ConcurrentHashMap<>();

    PackStore(DataSource dataSource, Identifiers identifiers, Transactions transactions) {
        this.sql = new Sql(dataSource);
        this.identifiers = identifiers;
        this.transactions = transactions;
    }

    /** The pack under a key; read once, because a key never comes to mean another pack. */
    PackRef ref(long key) {
        PackRef ref = known.get(key);
        if (ref == null) {
            sql.each(
                    "select id, pack, pack_version, digest from assessment_pack",
                    rs -> known.put(rs.getLong(1), new PackRef(rs.getString(2), rs.getString(3), rs.getString(4))));
            ref = known.get(key);
        }
        return ref;
    }

    /** The key of a pack, which is given one when it has none yet. */
    long key(PackRef pack) {
        return find(pack).orElseGet(() -> add(pack));
    }

    // in a transaction of its own, so that two jobs that meet a new pack at once do not fail each other's chunk
    private long add(PackRef pack) {
        long key = identifiers.next();
        try {
            transactions.requiresNew(() -> sql.update(
                    Sql.insert("assessment_pack", "id", "pack", "pack_version", "digest"),
                    key,
                    pack.id(),
                    pack.version(),
                    pack.digest()));
            return key;
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                return find(pack).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<Long> find(PackRef pack) {
        return sql.first(
                "select id from assessment_pack where pack = ? and pack_version = ? and digest = ?",
                rs -> rs.getLong(1),
                pack.id(),
                pack.version(),
                pack.digest());
    }
}
