package org.matricula.boards.provider.release;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.store.ResultStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link PublishedResults} on what was made ready before the release, since all come at once when it is there. */
@Component
public final class PublishedResultsService implements PublishedResults {

    private final ResultStore results;
    private final StudentAccounts accounts;
    private final Persons persons;
    private final Holds holds;
    private final Clock clock;

    /** Reads from the store. */
    @Activate
    public PublishedResultsService(
            @Reference ResultStore results,
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference Holds holds,
            @Reference Clock clock) {
        this.results = results;
        this.accounts = accounts;
        this.persons = persons;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public List<PublishedResult> own(Caller caller) {
        caller.require(OWN);
        StudentId own = accounts.required(caller);
        List<PublishedResult> published =
                results.published(caller.scope(), persons.identities(reading(caller), own), Moments.now(clock));
        if (!published.isEmpty()) {
            released(caller, own);
        }
        return published;
    }

    /** A hold on results keeps them back from the student, and from nobody else. */
    private void released(Caller caller, StudentId own) {
        holds.keeping(reading(caller), own, Hold.Effect.RESULTS).ifPresent(hold -> {
            throw hold.keeping(Hold.Effect.RESULTS);
        });
    }

    @Override
    public String ownExplanation(Caller caller, long result) {
        caller.require(OWN);
        Instant now = Moments.now(clock);
        return own(caller, result, identity -> results.explanation(caller.scope(), result, identity, now));
    }

    @Override
    public String ownModules(Caller caller, long result) {
        caller.require(OWN);
        Instant now = Moments.now(clock);
        return own(caller, result, identity -> results.modules(caller.scope(), result, identity, now));
    }

    private String own(Caller caller, long result, Function<StudentId, Optional<String>> reader) {
        StudentId own = accounts.required(caller);
        String text = reader.apply(own)
                // of a record that was merged into the student's
                .or(() -> persons.identities(reading(caller), own).stream()
                        .flatMap(identity -> reader.apply(identity).stream())
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("result", result).exception());
        released(caller, own);
        return text;
    }

    @Override
    public Page<PublishedResult> of(
            Caller caller, InstitutionCode institution, AcademicSession session, PageRequest page) {
        caller.require(READ);
        if (!caller.scope().contains(institution)) {
            throw Problem.notFound("institution", institution).exception();
        }
        return results.published(caller.scope(), institution, session, page, Moments.now(clock));
    }

    @Override
    public List<PublishedResult> of(Caller caller, StudentId student) {
        caller.require(READ);
        return results.published(caller.scope(), persons.identities(reading(caller), student), Moments.now(clock));
    }

    private static Caller reading(Caller caller) {
        return caller.acting(caller.scope(), Persons.READ);
    }
}
