package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.curriculum.api.Award;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The awards of the database. They are the platform's and belong to no institution. */
@Component(service = AwardStore.class)
public final class AwardStore {

    private static final String SELECT =
            "select id, code, title, family, award_level, credits, abbreviation, standing" + " from curriculum_award";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public AwardStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All awards, by code. */
    public List<Award> list() {
        // sorted here, because databases differ in their collations
        return sql.query(SELECT, AwardStore::award).stream()
                .map(KeptAward::award)
                .sorted(Comparator.comparing(Award::code))
                .toList();
    }

    /** The awards that have these codes. */
    public Map<String, KeptAward> byCode(Collection<String> codes) {
        Map<String, KeptAward> found = new HashMap<>();
        Chunks.each(codes, chunk -> sql.query(
                        SELECT + " where code in " + Sql.in(chunk.size()), AwardStore::award, Sql.all(chunk))
                .forEach(kept -> found.put(kept.award().code(), kept)));
        return found;
    }

    /** Adds awards. */
    public void insert(Collection<KeptAward> awards) {
        sql.batch(
                Sql.insert(
                        "curriculum_award",
                        "id",
                        "code",
                        "title",
                        "family",
                        "award_level",
                        "credits",
                        "abbreviation",
                        "standing"),
                awards.stream()
                        .map(kept -> new Object[] {
                            kept.id(),
                            kept.award().code(),
                            kept.award().title(),
                            kept.award().family(),
                            kept.award().level(),
                            kept.award().credits(),
                            kept.award().abbreviation(),
                            kept.award().standing()
                        })
                        .toList());
    }

    /** Changes awards. */
    public void update(Collection<KeptAward> awards) {
        sql.batch(
                "update curriculum_award set title = ?, family = ?, award_level = ?, credits = ?, abbreviation = ?,"
                        + " standing = ? where id = ?",
                awards.stream()
                        .map(kept -> new Object[] {
                            kept.award().title(),
                            kept.award().family(),
                            kept.award().level(),
                            kept.award().credits(),
                            kept.award().abbreviation(),
                            kept.award().standing(),
                            kept.id()
                        })
                        .toList());
    }

    private static KeptAward award(ResultSet rs) throws SQLException {
        String standing = rs.getString("standing");
        return new KeptAward(
                rs.getLong("id"),
                new Award(
                        rs.getString("code"),
                        rs.getString("title"),
                        rs.getString("family"),
                        rs.getInt("award_level"),
                        rs.getInt("credits"),
                        rs.getString("abbreviation"),
                        standing == null ? null : Award.Standing.valueOf(standing)));
    }
}
