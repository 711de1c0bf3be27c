package org.matricula.regulations.kit.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers the files of a pack from wherever they are: a bundle, a folder, the classpath of a test. */
public final class PackFiles {

    private PackFiles() {}

    /**
     * The descriptor and the case files that it names. What is missing is left out, and what cannot be read is taken
     * as it is: {@link PackLoader} says what is wrong with it.
     *
     * @param source gives the content of a file of the pack's folder, by its name; null where there is none
     */
    public static Map<String, byte[]> gather(Function<String, byte[]> source) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        add(PackLoader.DESCRIPTOR, source, files);
        if (files.containsKey(PackLoader.DESCRIPTOR)) {
            caseFiles(files.get(PackLoader.DESCRIPTOR)).forEach(name -> add(name, source, files));
        }
        return files;
    }

    private static List<String> caseFiles(byte[] descriptor) {
        try {
            Object cases =
                    YamlDocument.parse(PackLoader.DESCRIPTOR, descriptor).tree().get("cases");
            return cases instanceof List<?> list
                    ? list.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList()
                    : List.of();
        } catch (PackFormatException e) {
            return List.of();
        }
    }

    private static void add(String name, Function<String, byte[]> source, Map<String, byte[]> files) {
        byte[] content = source.apply(name);
        if (content != null) {
            files.put(name, content);
        }
    }
}
