package org.matricula.exchange.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.Envelopes;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.exchange.api.Receipt;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;

/** A registry's exchange with everything around it. */
final class Office {

    final InstitutionCode institution;
    final University university;
    final Caller caller;
    final Bench bench;
    final ExportService exports;
    final EnvelopeService envelopes;

    Office(TestDatabase database, InstitutionCode institution, Path keys) {
        this.institution = institution;
        this.university = new University(institution);
        this.caller = new Caller("clerk", privileges(), Scope.all());
        bench = new Bench(database, ShippedMappingsTest.FOLDER, 8_000_000);
        var source = database.dataSource();
        var transactions = database.transactions();
        bench.with(new CurriculumImports(source, transactions, university.curriculumAdmin()))
                .with(new StudentImports(source, transactions, university.studentAdmin()))
                .with(new RegistrationImports(source, transactions, university.registrationAdmin()))
                .with(new MarkImports(source, transactions, university.marks(), university.curriculum()));
        SourceRegistry sources = new SourceRegistry();
        sources.addDomain(new CurriculumExports(university.curriculum()));
        sources.addDomain(new StudentExports(university.students()));
        sources.addDomain(
                new RegistrationExports(university.registrations(), university.students(), university.curriculum()));
        sources.addDomain(new MarkExports(
                university.marks(), university.registrations(), university.students(), university.curriculum()));
        Map<String, Object> settings = Map.of(
                "mappings", ShippedMappingsTest.FOLDER.toString(), "keys", keys.toString(), "maximumBytes", "8000000");
        exports = new ExportService(sources, transactions, database.auditTrail(), settings);
        SigningKey key = new SigningKey(settings);
        envelopes = new EnvelopeService(
                source,
                sources,
                bench.registry,
                key,
                transactions,
                database.identifiers(),
                Fakes.of(Jobs.class, bench),
                database.auditTrail(),
                database.clock(),
                settings);
        bench.with(new EnvelopeBuild(source, sources, key, database.auditTrail(), settings));
        bench.with(new EnvelopeMerge(
                source, sources, bench.registry, key, university.students(), university.boards(), settings));
    }

    static Set<String> privileges() {
        Set<String> all = new HashSet<>(University.PRIVILEGES);
        all.addAll(List.of(Imports.RUN.name(), Exports.RUN.name(), Envelopes.RUN.name()));
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
        try (ExportedFile file = exports.export(caller, institution, mapping, null, format)) {
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
        take("matricula-awards", "code,title,family,level,credits\nBSC,Bachelor,BACHELORS_HONS,6,360\n");
        take(
                "matricula-programmes",
                "code,title,award_code,group,scale,first_level,final_level\nCOMP,\"Computing, with \"\"play\"\"\",BSC,UG,UG,4,6\n");
        take(
                "matricula-modules",
                "code,title,level,credits,core,kind\nCS1,=1+1,4,20,true,TAUGHT\nCS2,'=quoted,4,20,false,PROJECT\n"
                        .replace("=1+1", "'=1+1")
                        .replace("'=quoted", "''=quoted"));
        take(
                "matricula-occurrences",
                "module_code,session,period,starts,ends\nCS1,2026/27,S1,2026-09-21,2026-12-18\nCS2,2026/27,S1,2026-09-21,2026-12-18\n");
        take(
                "matricula-patterns",
                "module_code,session,period,element_code,kind,weight,must_pass,deadline\n"
                        + "CS1,2026/27,S1,001,COURSEWORK,33.33,true,2026-12-11T23:59\nCS1,2026/27,S1,002,EXAMINATION,66.67,false,\n"
                        + "CS2,2026/27,S1,001,COURSEWORK,100,false,2026-12-11T23:59:30\n");
        take(
                "matricula-students",
                "number,family_name,given_names,date_of_birth,email\n000123,Price,Bethan,2005-03-14,b@example.ac.uk\n"
                        + "000124,\"van\nder Berg\",,,\n1E5,-Dash,Ren_x000D_,1899-01-01,\n");
        take(
                "matricula-programme-registrations",
                "student_number,programme_code,entry_session,session,level,mode,entry,started_on\n"
                        + "000123,COMP,2026/27,2026/27,4,FT,STANDARD,2026-09-21\n");
        take(
                "matricula-module-registrations",
                "student_number,module_code,session,period,attempt,registered_on,withdrawn_on\n"
                        + "000123,CS1,2026/27,S1,FIRST,2026-09-21,\n000124,CS1,2026/27,S1,FIRST,2026-09-21,2026-10-01\n000123,CS2,2026/27,S1,FIRST,,\n");
        take("matricula-prior-learning", "student_number,module_code,origin,mark\n1E5,CS2,EXPERIENTIAL,65.5\n");
        take(
                "matricula-marks",
                "student_number,module_code,session,period,attempt,element_code,mark,state,submitted_at,submitted_day,circumstances_accepted,reason\n"
                        + "000123,CS1,2026/27,S1,FIRST,001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,\n"
                        + "000123,CS1,2026/27,S1,FIRST,002,,NOT_SUBMITTED,,,true,\n");
    }
}
