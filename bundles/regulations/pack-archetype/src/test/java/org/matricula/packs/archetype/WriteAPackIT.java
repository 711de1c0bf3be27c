package org.matricula.packs.archetype;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** The guide for partners does what it says: its commands are run, one after the other, from an empty folder. */
public class WriteAPackIT {

    private static final Path GUIDES = Path.of("../../../docs/guides");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final int LONGEST_MINUTES = 5;
    private static final int LARGEST_BUNDLE = 20_000;
    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    @Rule
    public final TemporaryFolder empty = new TemporaryFolder();

    private final BasePacks university = BasePacks.of(List.of(
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow()));
    private Path deploy;
    private Path tools;

    @Before
    public void prepare() throws IOException {
        deploy = Files.createDirectories(empty.getRoot().toPath().resolve("matricula/deploy"));
        tools = empty.newFolder("tools").toPath();
        Files.writeString(tools.resolve("settings.xml"), settings());
        Path mvn = Files.writeString(
                tools.resolve("mvn"),
                "#!/bin/sh\nexec '" + System.getProperty("matricula.maven") + "' -s '" + tools.resolve("settings.xml")
                        + "' -Dmaven.repo.local='" + System.getProperty("matricula.repository")
                        + "' -o -Daether.offline.protocols=file \"$@\"\n");
        assertTrue(mvn.toFile().setExecutable(true));
    }

    @Test
    public void theCommandsOfTheGuideMakeAPackThatIsAcceptedAndSmall() throws Exception {
        run(commands());
        Path dropped = deploy.resolve("hill-college-1.0.0.jar");
        assertTrue(Files.size(dropped) + " bytes", Files.size(dropped) < LARGEST_BUNDLE);
        try (JarFile jar = new JarFile(dropped.toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            String descriptor = headers.getValue("Matricula-Pack");
            assertEquals("org.example.hill-college", headers.getValue("Bundle-SymbolicName"));
            assertEquals("1.0.0", headers.getValue("Bundle-Version"));
            assertNull("it needs nothing of the platform", headers.getValue("Import-Package"));
            String folder = descriptor.substring(0, descriptor.lastIndexOf('/') + 1);
            LoadedPack pack = accepted(PackFiles.gather(name -> read(jar, folder + name)));
            assertEquals(2, pack.parameters().integer("module.late.window_days"));
            assertEquals(125, pack.parameters().integer("load.UG.extended"));
            assertEquals(4, pack.cases().size());
        }
    }

    @Test
    public void thePackOfOneFileIsAcceptedToo() throws IOException {
        LoadedPack pack =
                accepted(Map.of(PackLoader.DESCRIPTOR, Files.readAllBytes(GUIDES.resolve("hill-college.pack.yaml"))));
        assertEquals(2, pack.parameters().integer("module.late.window_days"));
        assertEquals(125, pack.parameters().integer("load.UG.extended"));
    }

    private LoadedPack accepted(Map<String, byte[]> files) {
        LoadedPack pack = LOADER.load(files, university).orThrow();
        ClasspathPacks.assertCasesPass(pack);
        assertEquals("hill-college", pack.ref().id());
        return pack;
    }

    private static String commands() throws IOException {
        String guide = Files.readString(GUIDES.resolve("write-a-pack.md"));
        String project = guide.substring(0, guide.indexOf("### 6. See it used"));
        return COMMANDS.matcher(project).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    private void run(String commands) throws IOException, InterruptedException {
        File output = empty.newFile("output.txt");
        File workplace = empty.newFolder("workplace");
        ProcessBuilder shell = new ProcessBuilder("bash", "-euxc", commands)
                .directory(workplace)
                .redirectErrorStream(true)
                .redirectOutput(output);
        shell.environment().put("MATRICULA", deploy.getParent().toString());
        shell.environment().merge("PATH", tools.toString(), (old, own) -> own + File.pathSeparator + old);
        Process process = shell.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertTrue(Files.readString(output.toPath()), ended && process.exitValue() == 0);
    }

    /** What this build has downloaded stands in for the servers that it came from. */
    private static String settings() {
        String repository = "<id>downloaded</id><url>"
                + Path.of(System.getProperty("matricula.downloaded")).toUri()
                + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>true</enabled><checksumPolicy>ignore</checksumPolicy></snapshots>";
        return "<settings><profiles><profile><id>downloaded</id><repositories><repository>" + repository
                + "</repository></repositories><pluginRepositories><pluginRepository>" + repository
                + "</pluginRepository></pluginRepositories></profile></profiles>"
                + "<activeProfiles><activeProfile>downloaded</activeProfile></activeProfiles></settings>";
    }

    private static byte[] read(JarFile jar, String name) {
        try (InputStream in = jar.getEntry(name) == null ? null : jar.getInputStream(jar.getEntry(name))) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
