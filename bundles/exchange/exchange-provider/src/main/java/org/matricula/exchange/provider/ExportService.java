package org.matricula.exchange.provider;

import java.util.Map;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.provider.basis.Leaving;
import org.matricula.exchange.provider.basis.Tables;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.mapping.MappingFolder;
import org.matricula.exchange.provider.mapping.Outlet;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes files that leave, and writes down who took them. */
@Component(service = Exports.class, configurationPid = "org.matricula.exchange")
public final class ExportService implements Exports {

    private static final int LONGEST_PURPOSE = 200;

    private final SourceRegistry sources;
    private final Leaving leaving;
    private final MappingFolder mappings;

    /**
     * Wires the service.
     *
     * @param settings {@code mappings}: the folder of the mapping files, default {@code ${karaf.etc}/mappings}
     */
    @Activate
    public ExportService(
            @Reference SourceRegistry sources,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            Map<String, Object> settings) {
        this.sources = sources;
        this.leaving = new Leaving(transactions, audit);
        this.mappings = MappingFolder.of(settings);
    }

    @Override
    public ExportedFile export(
            Caller caller,
            InstitutionCode institution,
            String mapping,
            AcademicSession session,
            String purpose,
            FileFormat format) {
        caller.require(RUN);
        caller.scope().require(institution);
        MappingDefinition definition = MappingFolder.definition(mapping, mappings.text(mapping));
        Source source = sources.require(definition.target());
        source.privileges().forEach(caller::require);
        if (session != null && !definition.target().bySession()) {
            throw Problem.invalid(
                            "session",
                            session,
                            "must be left out: " + definition.target().label() + " have no session")
                    .exception();
        }
        if (purpose != null) {
            new Faults().text("purpose", purpose, LONGEST_PURPOSE).refuse();
        }
        Outlet outlet = definition.outlet();
        String name = "%s-%s%s"
                .formatted(
                        institution,
                        mapping,
                        session == null ? "" : "-" + session.toString().replace('/', '-'));
        return leaving.file(
                caller,
                institution,
                format,
                name,
                "exchange.export",
                "mapping/" + mapping,
                mapping + (session == null ? "" : " of " + session),
                purpose,
                file -> Tables.write(
                        file, format, outlet, source, caller, institution, session, purpose, record -> {}));
    }
}
