package org.matricula.boards.provider.store;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.kernel.api.job.JobId;

/** The row of a meeting. Its programmes and packs never change and are read by SQL; so is the instant of release. */
@Entity
@Table(name = "boards_meeting")
public class MeetingEntity {

    @Id
    private long id;

    @Version
    private long version;

    @Column
    private String institution;

    @Column(name = "session_start")
    private int sessionStart;

    @Column(name = "board_point")
    private String point;

    @Column(name = "held_on")
    private LocalDate heldOn;

    @Column
    private String chair;

    @Column
    private String state;

    @Column
    private int candidates;

    @Column(name = "snapshot_digest")
    private String snapshotDigest;

    @Column(name = "external_examiner")
    private String externalExaminer;

    @Column(name = "job_id")
    private Long jobId;

    @Column(name = "open_key")
    private String openKey;

    @Column
    private String kind;

    @Column
    private String subject;

    /** For the persistence provider. */
    protected MeetingEntity() {}

    MeetingEntity(MeetingId id, MeetingRequest request) {
        this.id = id.value();
        this.institution = request.institution().value();
        this.sessionStart = request.session().startYear();
        this.point = request.point();
        this.heldOn = request.heldOn();
        this.chair = request.chair();
        this.state = Meeting.State.OPEN.name();
        this.openKey = Long.toString(this.id);
        this.kind = Meeting.Kind.AWARD.name();
    }

    MeetingEntity(MeetingId id, SubjectMeetingRequest request) {
        this.id = id.value();
        this.institution = request.institution().value();
        this.sessionStart = request.session().startYear();
        this.point = request.point();
        this.heldOn = request.heldOn();
        this.chair = request.chair();
        this.state = Meeting.State.OPEN.name();
        this.openKey = Long.toString(this.id);
        this.kind = Meeting.Kind.SUBJECT.name();
        this.subject = request.subject();
    }

    String institution() {
        return institution;
    }

    Meeting.Kind kind() {
        return Meeting.Kind.valueOf(kind);
    }

    Meeting.State state() {
        return Meeting.State.valueOf(state);
    }

    /** The job has begun to gather and propose. */
    public void proposing(JobId job) {
        state = Meeting.State.PROPOSING.name();
        jobId = job.value();
    }

    /** Every candidate has a proposal. */
    public void proposed(int howMany, String digest) {
        state = Meeting.State.PROPOSED.name();
        candidates = howMany;
        snapshotDigest = digest;
    }

    /** The external examiner consents. */
    public void consented(String examiner) {
        externalExaminer = examiner;
    }

    /** Every candidate has a decision, and nothing is released. */
    public void decided() {
        state = Meeting.State.DECIDED.name();
    }

    /** A decision was taken back. */
    public void undecided() {
        state = Meeting.State.PROPOSED.name();
    }

    /** The decisions will be published at an instant. */
    public void embargoed() {
        state = Meeting.State.EMBARGOED.name();
    }

    /** Nothing of it counts. */
    public void givenUp() {
        state = Meeting.State.GIVEN_UP.name();
    }

    /** The decisions are published. */
    public void released() {
        state = Meeting.State.RELEASED.name();
    }
}
