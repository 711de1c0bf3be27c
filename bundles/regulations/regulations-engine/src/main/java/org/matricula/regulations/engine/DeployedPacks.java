package org.matricula.regulations.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.matricula.regulations.kit.pack.PackLoader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes packs that are one file, {@code *.pack.yaml}, out of {@code deploy/} and stages them. The folder is an inbox and
 * nothing more: removing the file changes nothing that is staged. A file that is refused, half written perhaps, is
 * staged again when it changes.
 */
@Component(service = ArtifactInstaller.class)
public final class DeployedPacks implements ArtifactInstaller {

    private static final String SUFFIX = ".pack.yaml";

    private final PackIntake intake;

    /** Hands over what it finds. */
    @Activate
    public DeployedPacks(@Reference PackIntake intake) {
        this.intake = intake;
    }

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(SUFFIX) && !file.isDirectory();
    }

    @Override
    public void install(File file) throws IOException {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            // one byte more than is allowed, for the loader to refuse; under one name, so that the same text is the
            // same pack whatever its file is called
            byte[] text = in.readNBytes(PackIntake.LARGEST + 1);
            intake.offer(Map.of(PackLoader.DESCRIPTOR, text), origin(file));
        }
    }

    @Override
    public void update(File file) throws IOException {
        install(file);
    }

    @Override
    public void uninstall(File file) {
        intake.withdraw(origin(file));
    }

    private static String origin(File file) {
        return "file " + file.getName();
    }
}
