package org.matricula.regulations.kit.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.pack.PackContent.FamilyUse;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** Reads a descriptor field by field, so that all that is wrong with it is said at once. */
final class DescriptorReader {

    /** The format of descriptors that this kit reads. */
    private static final int FORMAT = 1;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NOTICE = 2000;

    private final YamlDocument document;
    private final List<String> reasons;

    DescriptorReader(YamlDocument document, List<String> reasons) {
        this.document = document;
        this.reasons = reasons;
    }

    /** What it says; null where something is wrong with it, and the reasons say what. */
    PackContent read(List<PackCase> cases, List<YamlDocument> documents) {
        return part(() -> FactReader.read(document.tree(), fields -> content(fields, cases, documents)));
    }

    private PackContent content(FactReader fields, List<PackCase> cases, List<YamlDocument> documents) {
        part(() -> format(fields));
        String id = part(() -> id(fields));
        String version = part(() -> version(fields));
        String title = part(() -> text(fields, "title", LONGEST_TITLE));
        String notice = part(() -> fields.has("notice") ? text(fields, "notice", LONGEST_NOTICE) : null);
        InstitutionCode institution = part(() -> new InstitutionCode(fields.text("institution")));
        List<String> programmes =
                part(() -> fields.objectOr("scope", scope -> part(() -> scope.texts("programmes")), List.of()));
        Sessions sessions = part(() -> fields.object("effective", this::sessions));
        PackDescriptor.Extension base = part(() -> fields.objectOr("extends", this::extension, null));
        Map<String, String> clauses = part(() -> clauses(fields));
        List<PackDescriptor.Ambiguity> ambiguities = part(() -> fields.list("ambiguities", this::ambiguity));
        List<PackDescriptor.Gap> gaps = part(() -> fields.list("gaps", this::gap));
        Map<String, String> judgement = part(() -> Judgements.read(fields));
        List<FamilyUse> families = part(() -> fields.list("policies", this::family));
        ParameterTree parameters = part(() -> ParameterTree.of(fields.mapOr("parameters", Map.of())));
        List<String> finals = part(() -> fields.texts(FinalParameters.FIELD));
        fields.has("cases");
        if (!reasons.isEmpty()) {
            return null;
        }
        PackDescriptor descriptor = new PackDescriptor(
                id,
                version,
                title,
                notice,
                institution,
                programmes,
                sessions.from(),
                sessions.to(),
                base,
                clauses,
                ambiguities,
                gaps,
                judgement,
                cases.size());
        return new PackContent(
                descriptor, families, parameters, List.copyOf(finals), List.copyOf(cases), List.copyOf(documents));
    }

    /** A part of the descriptor; null where it is refused. */
    private <T> T part(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (ProblemException e) {
            for (Fault fault : e.problem().faults()) {
                reasons.add(document.at(fault.field(), fault.toString()));
            }
            return null;
        }
    }

    private static int format(FactReader fields) {
        int format = fields.integer("format", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (format != FORMAT) {
            throw fields.refuse("format", "must be " + FORMAT);
        }
        return format;
    }

    private static String text(FactReader fields, String name, int most) {
        String text = fields.text(name);
        if (text.isBlank() || text.length() > most) {
            throw fields.refuse(name, "must have 1 to " + most + " characters");
        }
        return text;
    }

    private static String id(FactReader fields) {
        String id = fields.text("id");
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw fields.refuse("id", "must be lower-case words with hyphens, at most " + LONGEST_ID + " characters");
        }
        return id;
    }

    private static String version(FactReader fields) {
        try {
            return PackVersion.of(fields.text("version")).toString();
        } catch (ProblemException e) {
            throw fields.refuse("version", "must be three numbers: 1.0.0");
        }
    }

    private Sessions sessions(FactReader range) {
        return new Sessions(
                part(() -> session(range, "from")), part(() -> range.has("to") ? session(range, "to") : null));
    }

    private static AcademicSession session(FactReader range, String name) {
        String text = range.text(name);
        try {
            return AcademicSession.valueOf(text);
        } catch (ProblemException e) {
            throw range.refuse(name, "must be an academic session written 2016/17");
        }
    }

    private PackDescriptor.Extension extension(FactReader fields) {
        String id = part(() -> id(fields));
        String range = part(() -> range(fields));
        return new PackDescriptor.Extension(id, range);
    }

    private static String range(FactReader fields) {
        String range = fields.text("range");
        try {
            PackRange.of(range);
            return range;
        } catch (ProblemException e) {
            throw fields.refuse("range", "must be a range of versions written [1.0,2)");
        }
    }

    private FamilyUse family(FactReader fields) {
        String family = part(() -> fields.text("family"));
        List<String> only = part(() -> fields.texts("only"));
        return new FamilyUse(family, only);
    }

    private PackDescriptor.Ambiguity ambiguity(FactReader fields) {
        String id = part(() -> fields.text("id"));
        String problem = part(() -> fields.text("problem"));
        String reading = part(() -> fields.text("reading"));
        return new PackDescriptor.Ambiguity(id, problem, reading);
    }

    private PackDescriptor.Gap gap(FactReader fields) {
        String policy = part(() -> fields.text("policy"));
        String ambiguity = part(() -> fields.text("ambiguity"));
        List<String> clauses = part(() -> fields.texts("clauses"));
        return new PackDescriptor.Gap(policy, ambiguity, clauses == null ? List.of() : clauses);
    }

    private Map<String, String> clauses(FactReader fields) {
        Map<String, String> clauses = new LinkedHashMap<>();
        fields.mapOr("clauses", Map.of()).forEach((number, heading) -> {
            if (heading instanceof String text) {
                clauses.put(number, text);
            } else {
                reasons.add(document.at("clauses." + number, "the clause " + number + " must have a heading"));
            }
        });
        return clauses;
    }

    /** The first and the last session; the last is null when open. */
    private record Sessions(AcademicSession from, AcademicSession to) {}
}
