package org.matricula.exchange.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.boards.api.PublishedResults;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.Envelopes;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.exchange.api.Receipt;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.envelope.EnvelopeBuild;
import org.matricula.exchange.provider.envelope.EnvelopeMerge;
import org.matricula.exchange.provider.envelope.EnvelopeService;
import org.matricula.exchange.provider.intake.CurriculumImports;
import org.matricula.exchange.provider.intake.MarkImports;
import org.matricula.exchange.provider.intake.PartnerImports;
import org.matricula.exchange.provider.intake.RegistrationImports;
import org.matricula.exchange.provider.intake.RequestImports;
import org.matricula.exchange.provider.intake.StudentImports;
import org.matricula.exchange.provider.origin.BoardExports;
import org.matricula.exchange.provider.origin.CurriculumExports;
import org.matricula.exchange.provider.origin.MarkExports;
import org.matricula.exchange.provider.origin.PartnerExports;
import org.matricula.exchange.provider.origin.RegistrationExports;
import org.matricula.exchange.provider.origin.RequestExports;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.exchange.provider.origin.StudentExports;
import org.matricula.institutions.api.PartnerFiles;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestKeys;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.requests.api.RequestFiles;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.StudentFiles;

/** A registry's exchange with everything around it. */
final class Office {

    final InstitutionCode institution;
    final University university;
    Caller caller;
    final Bench bench;
    final ExportService exports;
    final EnvelopeService envelopes;

    Office(TestDatabase database, InstitutionCode institution) {
        this.institution = institution;
        this.university = new University(institution);
        this.caller = new Caller("clerk", privileges(), Scope.all());
        bench = new Bench(database, ShippedMappingsTest.FOLDER, 8_000_000);
        var source = database.dataSource();
        var transactions = database.transactions();
        StudentFiles studentFiles = university.files(StudentFiles.class);
        RegistrationFiles registrationFiles = university.files(RegistrationFiles.class);
        ConfidentialFiles confidential = university.files(ConfidentialFiles.class);
        ClaimFiles claimFiles = university.files(ClaimFiles.class);
        EnrolmentFiles enrolment = university.files(EnrolmentFiles.class);
        AdjustmentFiles plans = university.files(AdjustmentFiles.class);
        AssessmentOutcomeFiles panels = university.files(AssessmentOutcomeFiles.class);
        RequestFiles requestFiles = university.files(RequestFiles.class);
        bench.with(new CurriculumImports(source, transactions, university.curriculumAdmin()))
                .with(new StudentImports(
                        source, transactions, university.studentAdmin(), studentFiles, confidential, plans))
                .with(new RegistrationImports(
                        source,
                        transactions,
                        university.registrationAdmin(),
                        registrationFiles,
                        enrolment,
                        claimFiles,
                        studentFiles,
                        university.students(),
                        university.registrations(),
                        university.curriculum()))
                .with(new RequestImports(source, transactions, requestFiles))
                .with(new MarkImports(source, transactions, university.marks(), panels, university.curriculum()));
        PartnerFiles partnerFiles = university.files(PartnerFiles.class);
        bench.with(new PartnerImports(source, transactions, partnerFiles));
        SourceRegistry sources = new SourceRegistry();
        sources.addDomain(new PartnerExports(partnerFiles));
        sources.addDomain(
                new CurriculumExports(university.curriculum(), university.versions(), university.specifications()));
        sources.addDomain(new StudentExports(university.students(), studentFiles, confidential, plans));
        sources.addDomain(new RegistrationExports(
                university.registrations(),
                registrationFiles,
                studentFiles,
                enrolment,
                claimFiles,
                university.students(),
                university.curriculum()));
        sources.addDomain(new RequestExports(requestFiles, university.students()));
        sources.addDomain(new MarkExports(
                university.marks(),
                university.candidateNumbers(),
                panels,
                university.registrations(),
                university.students(),
                university.curriculum()));
        Map<String, Object> settings =
                Map.of("mappings", ShippedMappingsTest.FOLDER.toString(), "maximumBytes", "8000000");
        sources.addDomain(new BoardExports(university.published(), university.students()));
        exports = new ExportService(sources, transactions, database.auditTrail(), settings);
        TestKeys keys = new TestKeys();
        envelopes = new EnvelopeService(
                source,
                sources,
                bench.registry,
                keys,
                transactions,
                database.identifiers(),
                Fakes.of(Jobs.class, bench),
                database.auditTrail(),
                database.clock(),
                settings);
        bench.with(new EnvelopeBuild(source, sources, keys, database.auditTrail(), settings));
        bench.with(new EnvelopeMerge(
                source,
                sources,
                bench.registry,
                keys,
                university.students(),
                university.boards(),
                university.candidateNumbers(),
                university.curriculum(),
                settings));
    }

    static Set<String> privileges() {
        Set<String> all = new HashSet<>(University.PRIVILEGES);
        all.addAll(List.of(Imports.RUN.name(), Exports.RUN.name(), Envelopes.RUN.name(), PublishedResults.READ.name()));
        return all;
    }

    ImportReport take(String mapping, byte[] file) {
        return bench.finish(
                bench.imports.start(caller, institution, mapping, "f", new ByteArrayInputStream(file), false));
    }

    ImportReport take(String mapping, String csv) {
        return take(mapping, csv.getBytes(StandardCharsets.UTF_8));
    }

    byte[] give(String mapping, FileFormat format) throws IOException {
        try (ExportedFile file = exports.export(caller, institution, mapping, null, "a move", format)) {
            return file.content().readAllBytes();
        }
    }

    void work(JobId job) {
        while (!bench.chunk(job, () -> {}).complete()) {
            // the next step
        }
    }

    List<Receipt> receipts(EnvelopeReturn returned) {
        return envelopes
                .receipts(caller, returned.id(), new PageRequest(null, 500))
                .items();
    }

    /** A little of everything. */
    void fill() {
        take(
                "matricula-awards",
                "code,title,family,level,credits,abbreviation,standing\n"
                        + "BSC,Bachelor,BACHELORS_HONS,6,360,BSc (Hons),EMBEDDED\nHON,Honorary,HONORARY,7,0,,\n");
        take(
                "matricula-programmes",
                "code,title,award_code,group,scale,first_level,final_level\n"
                        + "COMP,\"Computing, with \"\"play\"\"\",BSC,UG,UG,4,6\n");
        take(
                "matricula-modules",
                "code,title,level,credits,core,kind\nCS1,=1+1,4,20,true,TAUGHT\nCS2,'=quoted,4,20,false,PROJECT\n"
                        .replace("=1+1", "'=1+1")
                        .replace("'=quoted", "''=quoted"));
        take(
                "matricula-former-titles",
                "kind,code,title,until,changed_by,reason\n"
                        + "MODULE,CS1,Computing for All,2025-06-01T09:00:00.000001,registry,as the senate decided\n"
                        + "AWARD,BSC_HONS,Bachelor of Sciences,2024-06-01T09:00,registry,import 7\n");
        take(
                "matricula-occurrences",
                "module_code,session,period,starts,ends,site,grading,school,late_marks_per_day,late_days,late_no_marks_after_days,cancelled_on,cancellation_reason\n"
                        + "CS1,2026/27,S1,2026-09-21,2026-12-18,City Campus,MARKS,MEDICINE,5,CALENDAR,7,,\n"
                        + "CS2,2026/27,S1,2026-09-21,2026-12-18,,SATISFACTORY,,,,,,\n"
                        + "CS2,2026/27,S9,2027-01-31,2027-05-20,,,,,,,2026-11-20,too few chose it\n");
        take(
                "matricula-patterns",
                "module_code,session,period,element_code,kind,weight,must_pass,deadline,parent,minimum,type\n"
                        + "CS1,2026/27,S1,001,COURSEWORK,33.33,true,2026-12-11T23:59,,45,ESSAY\n"
                        + "CS1,2026/27,S1,002,EXAMINATION,66.67,false,,,,\n"
                        + "CS2,2026/27,S1,000,COURSEWORK,100,false,,,,\n"
                        + "CS2,2026/27,S1,001,COURSEWORK,100,false,2026-12-12T00:00,000,,\n");
        take(
                "matricula-versions",
                sparse(
                        Target.VERSIONS,
                        "part=VERSION,title=Computing",
                        "part=STAGE,code=1,title=Year 1,kind=TAUGHT,level=4,credits=120,weeks=30",
                        "part=STAGE,code=P,title=Placement,kind=PLACEMENT,level=5,credits=0,weeks=48,hours=1500",
                        "part=ROUTE,code=R,title=Computing and Art,kind=JOINT,mode=FT,delivery=LINEAR,distance=true,"
                                + "features=SANDWICH;ACCELERATED,years=3.5,self_built=false,placement_subject=Art",
                        "part=SUBJECT,route=R,title=Computing,area=SCIENCE,role=JOINT,faculty=FCES,credits_level5=60,"
                                + "credits_level6=60,dissertation=COMPULSORY",
                        "part=SUBJECT,route=R,title=Art,area=ARTS,role=JOINT,dissertation=NONE",
                        "part=RULE,code=C,stage=1,kind=CORE,modules=CS1",
                        "part=RULE,code=O,stage=1,route=R,kind=OPTION,min_credits=20,max_credits=40,min_modules=1,"
                                + "max_modules=2,modules=CS1;CS2",
                        "part=DEPARTURE,clause=A.1.4.2,subject=module CS1,reason=studio work,approver=Quality Committee,"
                                + "evidence=minute 14,professional_body=Engineering Council",
                        "part=DEPARTURE,clause=L923,reason=by law,approver=Senate,evidence=minute 2",
                        "replaced=1,part=VERSION,title=Computing",
                        "replaced=1,part=ROUTE,code=PT,title=Computing,kind=SINGLE,mode=PT,delivery=LINEAR,distance=false,"
                                + "self_built=false"));
        take(
                "matricula-requirements",
                "module_code,effective_from,kind,modules\n"
                        + "CS2,2026/27,PREREQUISITE,CS1\n"
                        + "CS2,2026/27,EXCLUDED,CS1;CS2\n"
                        + "CS1,2026/27,,\n");
        take(
                "matricula-outcomes",
                "module_code,effective_from,code,wording,must_pass,assessed_by\n"
                        + "CS1,2026/27,LO1,\"Writes, reads\",true,001;002\n"
                        + "CS1,2026/27,LO2,=Tests,false,\n");
        take("matricula-offers", "module_code,effective_from,offered\nCS2,2027/28,false\nCS2,2029/30,true\n");
        take(
                "matricula-attendance",
                "module_code,effective_from,required,attendance\n"
                        + "CS2,2027/28,true,\"Nine of ten, in the laboratory\"\nCS1,2029/30,false,\n");
        take(
                "matricula-agreements",
                "kind,reference,starts,ends,programmes,deadlines,renews,voided\n"
                        + "VALIDATED,MoA 1,2021-09-01,2026-08-31,COMP;ART,TRANSFER=10;WITHDRAWAL=5,,false\n"
                        + "VALIDATED,MoA 2,2026-09-01,,,,MoA 1,false\nFRANCHISED,MoA 3,2026-09-01,,,,,true\n");
        take(
                "matricula-sites",
                "name,starts,ends,line1,line2,postcode,country,programmes\n"
                        + "Main,2021-09-01,,1 High Street,Town,CF37 1AA,GB,COMP\n");
        take(
                "matricula-partner-contacts",
                "role,name,starts,ends,email,phone\nRegistry,Ann,2021-09-01,2026-08-31,ann@example.org,1\n"
                        + "Registry,Bob,2026-09-01,,bob@example.org,\n");
        take(
                "matricula-students",
                "number,family_name,given_names,date_of_birth,email\n000123,Price,Bethan,2005-03-14,b@example.ac.uk\n"
                        + "000124,\"van\nder Berg\",,,\n1E5,-Dash,Ren_x000D_,1899-01-01,\n");
        take(
                "matricula-programme-registrations",
                "student_number,programme_code,entry_session,session,level,mode,entry,started_on,status,ended_on,expected_return,next_mode,next_mode_from,repeats_in,route,ended_by,stage\n"
                        + "000123,COMP,2026/27,2026/27,4,FT,STANDARD,2026-09-21,ACTIVE,,,PT,2027/28,2027/28,NETS,,\n"
                        + "000124,COMP,2025/26,2025/26,4,FT,STANDARD,2025-09-22,WITHDRAWN,2026-02-01,,,,,,meeting 7,\n"
                        + "1E5,COMP,2025/26,2026/27,5,FT,STANDARD,2025-09-22,SUSPENDED,,2027-09-20,,,,,,P\n");
        take(
                "matricula-names",
                "student_number,kind,valid_from,family_name,given_names,reason,source\n"
                        + "000123,LEGAL,,Evans,Bethan,as first recorded,\n"
                        + "000123,LEGAL,2026-10-01,Price,Bethan,marriage,request 9\n"
                        + "000123,PREFERRED,2026-10-01,Price,=Beth,,\n"
                        + "000123,PREFERRED,2026-11-01,,,not used any more,\n");
        take(
                "matricula-contacts",
                "student_number,kind,valid_from,line1,line2,postcode,country,text\n"
                        + "000123,HOME,2026-09-21,1 High Street,Pontypridd,CF37 1AA,GB,\n000123,HOME,2026-10-21,,,,,\n"
                        + "000123,PHONE,,,,,,'+44 1443 482 000\n");
        take(
                "matricula-identifiers",
                "student_number,kind,issuer,valid_from,value\n"
                        + "000123,ULN,,,1000000000\n"
                        + "000124,FOREIGN,Lund,2025-09-22,00-1\n");
        take("matricula-tutors", "student_number,valid_from,tutor\n000123,2026-09-21,jo\n000123,2026-10-21,sam\n");
        take(
                "matricula-engagements",
                "student_number,kind,begins,expected_end,ended\n000123,UNDERGRADUATE,2026-09-21,2029-06-30,\n");
        take(
                "matricula-holds",
                "student_number,source,since,reason,effects,until\n"
                        + "000123,FINANCE,2026-11-01,\"Fees, overdue\",ENROLMENT;RESULTS,\n"
                        + "000123,LIBRARY,2026-10-01,Two books,GRADUATION,2026-10-08\n");
        take(
                "matricula-status-events",
                "student_number,engagement_kind,engagement_begins,programme_code,entry_session,subject,status,effective,expected_return,reason,source\n"
                        + "000123,UNDERGRADUATE,2026-09-21,COMP,2026/27,,ENROLLED,2026-09-21,,enrolled,\n"
                        + "1E5,,,COMP,2025/26,,SUSPENDED,2026-10-01,2027-09-20,ill,request 9\n"
                        + "000124,,,,,,DECEASED,2026-02-01,,told,\n");
        take(
                "matricula-waivers",
                "student_number,pack,clause,starts,expires,reason,approver,authority,revoked_on\n"
                        + "000123,usw-taught,A.2.4.2,2026-09-21,2027-07-31,late,The Board,,2026-12-01\n"
                        + "000123,usw-taught,A.2.4.2,2026-09-21,2027-07-31,late,The Board,,\n"
                        + "000123,usw-taught,A.2.4.2,2026-09-21,2027-07-31,late,The Board,FINANCE,\n");
        take(
                "matricula-notes",
                "student_number,recorded_at,recorded_by,visibility,office,text,replaces\n"
                        + "000123,2026-09-22T10:00:00.123456,jo,REGISTRY,REGISTRY,\"rang\ntwice\",\n"
                        + "000123,2026-09-23T10:00,jo,STUDENT,REGISTRY,=once,2026-09-22T10:00:00.123456\n");
        take(
                "matricula-special-data",
                "student_number,kind,valid_from,codes,reason,source\n"
                        + "000123,DISABILITY,2026-09-21,51;53,enrolment form,\n"
                        + "000124,ETHNICITY,,160,as said,form 9\n");
        take(
                "matricula-adjustments",
                "student_number,recorded_at,recorded_by,kind,amount,detail,outcomes_kept,course_requirement,valid_from,valid_until,reason,evidence_reference,last_day,end_reason,ended_by,ended_at\n"
                        + "000123,2026-09-21T10:00,sam,EXTRA_TIME,25,,,,2026-09-21,,private,DS-7,2026-10-01,moved,sam,2026-10-02T10:00\n"
                        + "000124,2026-09-21T11:00,sam,METHOD,,Oral,true,,2026-09-21,2027-06-30,private,DS-8,,,,\n");
        take(
                "matricula-adjustment-consents",
                "student_number,adjustment_recorded_at,kind,party,module_code,name,given_on,reference,recorded_by,recorded_at\n"
                        + "000124,2026-09-21T11:00,METHOD,MODULE_LEADER,CS1,Dr Low,2026-09-22,mail"
                        + " 3,sam,2026-09-22T10:00\n");
        take(
                "matricula-enrolment-tasks",
                "student_number,programme_code,entry_session,session,kind,status,opens,closes,completed_at\n"
                        + "000123,COMP,2026/27,2026/27,ENROLMENT,COMPLETE,2026-09-01,2026-10-01,2026-09-21T10:11:12\n");
        take(
                "matricula-gate-checks",
                "student_number,programme_code,entry_session,session,gate,recorded_at,recorded_by,passed,document_reference,valid_until,note\n"
                        + "000123,COMP,2026/27,2026/27,IDENTITY,2026-09-21T09:30:00.001,jo,true,passport,2030-01-31,=seen\n"
                        + "000123,COMP,2026/27,2026/27,DECLARATION,2026-09-21T09:31,000123,true,2026,,\n");
        take(
                "matricula-missing-documents",
                "student_number,name,requested_on,received_on,reference\n000123,Degree certificate,2026-09-21,,\n"
                        + "000124,Passport,2026-09-21,2026-09-23,document 3\n");
        take(
                "matricula-id-cards",
                "student_number,number,issued_at,issued_by,blocked_at,blocked_reason\n"
                        + "000123,C-1,2026-09-21T09:35,jo,2026-10-02T08:00,lost\n000123,0002,2026-10-02T08:01,jo,,\n");
        take(
                "matricula-claims",
                sparse(
                        Target.CLAIMS,
                        "part=CLAIM,programme_code=COMP,kind=ACCREDITATION,state=PROVISIONAL,adviser=Jo,"
                                + "assessor=Dr Low,pack=usw-taught,pack_version=1.0.0,pack_digest=ab12",
                        "part=MODULE,module_code=CS1,credits=20,mark=65.5",
                        "part=EVIDENCE,reference=Portfolio",
                        "part=STEP,step=MADE,person=Jo,happened_on=2026-09-01,recorded_at=2026-09-01T10:00,recorded_by=jo",
                        "part=STEP,step=ACCEPTED,person=Dr Low,happened_on=2026-09-09,note=fine,"
                                + "recorded_at=2026-09-09T10:00:00.000001,recorded_by=jo"));
        take(
                "matricula-requests",
                sparse(
                        Target.REQUESTS,
                        "part=REQUEST,kind=WITHDRAW,state=REFUSED,programme_code=COMP,entry_session=2026/27,"
                                + "effective=2026-11-01,sponsored=false,applicant=jo,submitted_on=2026-10-01,"
                                + "lapses_on=2026-10-15,decided_at=usw,pack=usw-taught,pack_version=1.0.0,"
                                + "pack_digest=ab12,authorised_days=0,grounds=MEDICAL,statement=Not well.",
                        "part=EVIDENCE,evidence=MEDICAL_CERTIFICATE,reference=file 7",
                        "part=APPROVAL,role=COURSE_LEADER,clause=A.2.6.6",
                        "part=STEP,afterwards=SUBMITTED,actor=jo,agreed=false,taken_at=2026-10-01T10:00",
                        "part=STEP,afterwards=REFUSED,role=COURSE_LEADER,actor=low,agreed=false,reason=too late,"
                                + "taken_at=2026-10-02T10:00",
                        "part=LETTER,place=2,title=Your request,text=Refused.,written_at=2026-10-02T10:00:00.000001",
                        "part=DUTY,duty=TELL_LOAN_COMPANY,who=FINANCE,duty_clause=A.2.6.6,arose=2026-10-01,"
                                + "due_on=2026-10-20,done_on=2026-10-02,done_by=low,needless=true,shown_by=refused"));
        take(
                "matricula-module-registrations",
                "student_number,module_code,session,period,attempt,registered_on,withdrawn_on,programme_code\n"
                        + "000123,CS1,2026/27,S1,FIRST,2026-09-21,,COMP\n"
                        + "000124,CS1,2026/27,S1,FIRST,2026-09-21,2026-10-01,COMP\n"
                        + "000123,CS2,2026/27,S1,FIRST,,,\n");
        take(
                "matricula-prior-learning",
                "student_number,module_code,origin,mark,programme_code\n1E5,CS2,EXPERIENTIAL,65.5,COMP\n");
        take(
                "matricula-marks",
                "student_number,module_code,session,period,attempt,element_code,mark,state,submitted_at,submitted_day,circumstances_accepted,reason\n"
                        + "000123,CS1,2026/27,S1,FIRST,001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,\n"
                        + "000123,CS1,2026/27,S1,FIRST,002,40,SUBMITTED,,,true,\n"
                        + "000123,CS1,2026/27,S1,FIRST,002,,NOT_SUBMITTED,,,true,of somebody else\n");
        take(
                "matricula-assessment-outcomes",
                "student_number,module_code,session,period,attempt,element_code,kind,source,recorded_at,officer,due_at,cap,retake,elected_on,form,subject_board,reason,evidence_reference,decided_on,revocation,revoked_by,revoked_at\n"
                        + "000123,CS1,2026/27,S1,FIRST,001,EXTENSION,CIRCUMSTANCES,2026-12-01T10:00,low,2026-12-18T23:59,,,,,,panel,EC-1,2026-12-01,,,\n"
                        + "000123,CS1,2026/27,S1,FIRST,,CAP,MISCONDUCT,2026-12-02T10:00,low,,40.5,,,,,panel,AM-1,2026-12-02,mistaken,low,2026-12-03T10:00\n"
                        + "000123,CS1,2026/27,S1,RESIT,001,OTHER_FORM,CIRCUMSTANCES,2026-12-04T10:00,low,,,,,viva,subject"
                        + " board 7,panel,EC-2,2026-12-04,,,\n");
    }

    /** Rows of one record in which most cells are empty; all have what tells which record it is. */
    private static String sparse(Target target, String... rows) {
        List<String> columns = target.fields().stream().map(Field::name).toList();
        Map<String, String> common = Map.of(
                "programme_code", "COMP",
                "effective_from", "2026/27",
                "student_number", "000123",
                "made_at", "2026-09-01T10:00",
                "created_at", "2026-10-01T10:00");
        Set<String> keys = target == Target.VERSIONS
                ? Set.of("programme_code", "effective_from")
                : Set.of("student_number", "made_at", "created_at");
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\n");
        for (String row : rows) {
            Map<String, String> cells = new HashMap<>(common);
            cells.keySet().retainAll(keys);
            for (String cell : row.split(",")) {
                cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            }
            csv.append(columns.stream()
                            .map(name -> cells.getOrDefault(name, ""))
                            .collect(Collectors.joining(",")))
                    .append("\n");
        }
        return csv.toString();
    }
}
