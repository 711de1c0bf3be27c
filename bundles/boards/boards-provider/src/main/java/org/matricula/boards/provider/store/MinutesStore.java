package org.matricula.boards.provider.store;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Minutes.Edition;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps editions of minutes. */
@Component(service = MinutesStore.class)
public final class MinutesStore {

    private static final int PART = 32_000;

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public MinutesStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    public List<Edition> of(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select * from boards_minutes" + where + " order by edition",
                rs -> new Edition(
                        new MeetingId(rs.getLong("meeting_id")),
                        rs.getInt("edition"),
                        rs.getString("digest"),
                        rs.getInt("bytes"),
                        rs.getString("made_by"),
                        Sql.instant(rs, "made_at")),
                where.parameters());
    }

    public void add(Scope scope, Meeting meeting, Edition edition, byte[] pdf) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_minutes",
                        "meeting_id",
                        "edition",
                        "institution",
                        "digest",
                        "bytes",
                        "made_by",
                        "made_at"),
                meeting.id(),
                edition.edition(),
                meeting.institution(),
                edition.digest(),
                edition.bytes(),
                edition.madeBy(),
                edition.madeAt());
        String text = Base64.getEncoder().encodeToString(pdf);
        List<Object[]> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += PART) {
            String part = text.substring(from, Math.min(text.length(), from + PART));
            parts.add(new Object[] {meeting.id(), edition.edition(), parts.size() + 1, meeting.institution(), part});
        }
        sql.batch(Sql.insert("boards_minutes_part", "meeting_id", "edition", "part", "institution", "content"), parts);
    }

    public Optional<byte[]> pdf(Scope scope, MeetingId meeting, int edition) {
        Where where =
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("edition = ?", edition);
        StringBuilder text = new StringBuilder();
        sql.each(
                "select content from boards_minutes_part" + where + " order by part",
                rs -> text.append(rs.getString(1)),
                where.parameters());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(text.toString()));
    }
}
