package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the files of a pack: the descriptor, and the case files that it names. */
final class PackReader {

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
        List<PackCase> cases = reader.cases(document);
        PackContent content = new DescriptorReader(document, reader.reasons).read(cases, reader.documents);
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
        reasons.add(document.at(path, reason));
    }
}
