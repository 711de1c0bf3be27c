package org.matricula.exchange.provider.mapping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.matricula.exchange.api.Mapping;
import org.matricula.kernel.api.Problem;

/** The mapping files of an installation. They are read when they are asked for, so a change needs no restart. */
public final class MappingFolder {

    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    private final Path folder;

    /** Reads from a folder; it may be missing. */
    public MappingFolder(Path folder) {
        this.folder = folder;
    }

    /** That of the settings: {@code mappings}, or {@code ${karaf.etc}/mappings}. */
    public static MappingFolder of(Map<String, Object> settings) {
        Object folder = settings.get("mappings");
        return new MappingFolder(
                folder == null
                        ? Path.of(System.getProperty("karaf.etc", "etc"), "mappings")
                        : Path.of(folder.toString()));
    }

    /** Every mapping by name; those that cannot be used say why. */
    public List<Mapping> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .map(this::describe)
                    .toList();
        } catch (IOException e) {
            throw Problem.unavailable("The folder of the mapping files cannot be read.", 60)
                    .exception();
        }
    }

    /**
     * The text of a mapping file.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none of that name
     */
    public String text(String name) {
        if (name == null || !NAME.matcher(name).matches() || !Files.isRegularFile(file(name))) {
            throw Problem.notFound("mapping", name).exception();
        }
        try {
            return read(name);
        } catch (MappingFault e) {
            throw faulty(name, e);
        }
    }

    /**
     * The mapping that a text describes.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when it is at fault
     */
    public static MappingDefinition definition(String name, String text) {
        try {
            return MappingReader.read(text);
        } catch (MappingFault e) {
            throw faulty(name, e);
        }
    }

    private Mapping describe(String name) {
        try {
            if (!NAME.matcher(name).matches()) {
                throw new MappingFault(0, "the file's name must be lower-case letters, digits and hyphens");
            }
            MappingDefinition definition = MappingReader.read(read(name));
            return new Mapping(name, definition.target().label(), definition.description(), null);
        } catch (MappingFault e) {
            return new Mapping(name, null, null, e.getMessage());
        }
    }

    private String read(String name) {
        try {
            if (Files.size(file(name)) > YamlMap.LARGEST) {
                throw new MappingFault(0, "the file must have at most " + YamlMap.LARGEST + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file(name))))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MappingFault(0, "the file must be UTF-8");
        } catch (IOException e) {
            throw new MappingFault(0, "the file cannot be read");
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    private static RuntimeException faulty(String name, MappingFault fault) {
        return Problem.invalid("mapping", name, "cannot be used: " + fault.getMessage())
                .exception();
    }
}
