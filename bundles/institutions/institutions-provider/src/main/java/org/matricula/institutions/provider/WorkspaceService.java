package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.Workspace;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.institutions.api.Workspaces;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.ContactStore;
import org.matricula.institutions.provider.store.DutyStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts workspaces together for callers. */
@Component
public final class WorkspaceService implements Workspaces {

    private final InstitutionStore institutions;
    private final AgreementStore agreements;
    private final SiteStore sites;
    private final ContactStore contacts;
    private final DutyStore duties;
    private final Contributors contributors;
    private final LocalDays days;

    /** Reads from the stores and from other domains. */
    @Activate
    public WorkspaceService(
            @Reference InstitutionStore institutions,
            @Reference AgreementStore agreements,
            @Reference SiteStore sites,
            @Reference ContactStore contacts,
            @Reference DutyStore duties,
            @Reference Contributors contributors,
            @Reference LocalDays days) {
        this.institutions = institutions;
        this.agreements = agreements;
        this.sites = sites;
        this.contacts = contacts;
        this.duties = duties;
        this.contributors = contributors;
        this.days = days;
    }

    @Override
    public Workspace of(Caller caller, InstitutionCode code) {
        caller.require(READ);
        Scope scope = caller.scope();
        Institution institution = institutions
                .find(scope, code)
                .orElseThrow(() -> Problem.notFound("institution", code).exception())
                .record();
        LocalDate day = days.today(caller, code);
        return new Workspace(
                code,
                institution.awardingBody(),
                day,
                agreements.list(scope, new AgreementQuery(code, null, null, day, null)).stream()
                        .map(Versioned::record)
                        .toList(),
                sites.list(scope, code, day).stream().map(Versioned::record).toList(),
                contacts.list(scope, code, day).stream().map(Versioned::record).toList(),
                duties.tally(scope, code, day),
                contributors.sections(caller.acting(Scope.of(List.of(code)), WorkspaceContributor.READ), code, day));
    }
}
