package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.pack.PackContent.FamilyUse;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** Reads the files of a pack: the descriptor, and the case files that it names. */
final class PackReader {

    /** The format of descriptors that this kit reads. */
    private static final int FORMAT = 1;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, byte[]> files;
    private final List<String> reasons = new ArrayList<>();
    private final List<YamlDocument> documents = new ArrayList<>();

    private PackReader(Map<String, byte[]> files) {
        this.files = files;
    }

    /** @throws PackFormatException with all reasons why the files cannot be read */
    static PackContent read(Map<String, byte[]> files) {
        PackReader reader = new PackReader(files);
        String name = descriptorName(files);
        YamlDocument document = YamlDocument.parse(name, files.get(name));
        reader.documents.add(document);
        PackContent content = reader.content(document);
        if (!reader.reasons.isEmpty()) {
            throw new PackFormatException(reader.reasons);
        }
        return content;
    }

    private static String descriptorName(Map<String, byte[]> files) {
        if (files.containsKey(PackLoader.DESCRIPTOR)) {
            return PackLoader.DESCRIPTOR;
        }
        if (files.size() == 1) {
            return files.keySet().iterator().next();
        }
        throw new PackFormatException(PackLoader.DESCRIPTOR, 0, "is missing");
    }

    private PackContent content(YamlDocument document) {
        List<PackCase> cases = cases(document);
        try {
            return FactReader.read(document.tree(), fields -> content(fields, cases));
        } catch (ProblemException e) {
            for (Fault fault : e.problem().faults()) {
                refuse(document, fault.field(), fault.toString());
            }
            throw new PackFormatException(reasons);
        }
    }

    private PackContent content(FactReader fields, List<PackCase> cases) {
        if (fields.integer("format", 1, FORMAT) != FORMAT) {
            throw fields.refuse("format", "must be " + FORMAT);
        }
        PackDescriptor descriptor = descriptor(fields, cases.size());
        fields.has("cases");
        return new PackContent(
                descriptor,
                fields.list("policies", PackReader::family),
                ParameterTree.of(fields.mapOr("parameters", Map.of())),
                List.copyOf(cases),
                List.copyOf(documents));
    }

    private static PackDescriptor descriptor(FactReader fields, int cases) {
        return new PackDescriptor(
                id(fields, "id"),
                version(fields),
                fields.text("title"),
                fields.textOr("notice", null),
                institution(fields),
                fields.objectOr("scope", scope -> scope.texts("programmes"), List.of()),
                fields.object("effective", range -> session(range, "from", true, "to")),
                fields.object("effective", range -> session(range, "to", false, "from")),
                fields.objectOr("extends", PackReader::extension, null),
                clauses(fields),
                fields.list("ambiguities", PackReader::ambiguity),
                fields.list("gaps", PackReader::gap),
                Judgements.read(fields),
                cases);
    }

    private static String id(FactReader fields, String name) {
        String id = fields.text(name);
        if (id.length() > 60 || !ID.matcher(id).matches()) {
            throw fields.refuse(name, "must be lower-case words with hyphens, at most 60 characters");
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

    private static InstitutionCode institution(FactReader fields) {
        return new InstitutionCode(fields.text("institution"));
    }

    private static AcademicSession session(FactReader range, String name, boolean needed, String other) {
        range.has(other);
        if (!range.has(name) && !needed) {
            return null;
        }
        try {
            return AcademicSession.valueOf(range.text(name));
        } catch (ProblemException e) {
            throw range.refuse(name, "must be an academic session written 2016/17");
        }
    }

    private static PackDescriptor.Extension extension(FactReader fields) {
        String range = fields.text("range");
        try {
            PackRange.of(range);
        } catch (ProblemException e) {
            throw fields.refuse("range", "must be a range of versions written [1.0,2)");
        }
        return new PackDescriptor.Extension(id(fields, "id"), range);
    }

    private static FamilyUse family(FactReader fields) {
        return new FamilyUse(fields.text("family"), List.copyOf(fields.texts("only")));
    }

    private static PackDescriptor.Ambiguity ambiguity(FactReader fields) {
        return new PackDescriptor.Ambiguity(fields.text("id"), fields.text("problem"), fields.text("reading"));
    }

    private static PackDescriptor.Gap gap(FactReader fields) {
        return new PackDescriptor.Gap(fields.text("policy"), fields.text("ambiguity"));
    }

    private static Map<String, String> clauses(FactReader fields) {
        Map<String, String> clauses = new LinkedHashMap<>();
        fields.mapOr("clauses", Map.of()).forEach((number, heading) -> {
            if (!(heading instanceof String text)) {
                throw fields.refuse("clauses", "must give each clause a heading; " + number + " has none");
            }
            clauses.put(number, text);
        });
        return clauses;
    }

    private List<PackCase> cases(YamlDocument descriptor) {
        Object cases = descriptor.tree().get("cases");
        List<PackCase> read = new ArrayList<>();
        if (cases instanceof List<?> names && !names.isEmpty() && names.stream().allMatch(String.class::isInstance)) {
            names.forEach(name -> read.addAll(casesFrom(descriptor, (String) name)));
        } else if (cases != null) {
            read.addAll(new CaseReader(descriptor, reasons).read());
        }
        refuseDuplicates(read);
        return read;
    }

    private List<PackCase> casesFrom(YamlDocument descriptor, String name) {
        if (!files.containsKey(name)) {
            refuse(descriptor, "cases", "the file '" + name + "' is missing");
            return List.of();
        }
        try {
            YamlDocument document = YamlDocument.parse(name, files.get(name));
            documents.add(document);
            document.tree().keySet().stream()
                    .filter(field -> !field.equals("cases"))
                    .forEach(field -> refuse(document, field, "'" + field + "' is not known here"));
            return new CaseReader(document, reasons).read();
        } catch (PackFormatException e) {
            reasons.addAll(e.reasons());
            return List.of();
        }
    }

    private void refuseDuplicates(List<PackCase> cases) {
        Set<String> ids = new LinkedHashSet<>();
        cases.stream()
                .filter(one -> !ids.add(one.id()))
                .forEach(one -> reasons.add(one.origin() + ": the case id '" + one.id() + "' stands here twice"));
    }

    private void refuse(YamlDocument document, String path, String reason) {
        int line = document.line(path == null ? "" : path);
        reasons.add(document.file() + (line > 0 ? " line " + line : "") + ": " + reason);
    }
}
