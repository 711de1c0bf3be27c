package org.matricula.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes a bundle of a raw servlet and drops it into a container. */
final class RawBundle {

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s" immediate="true">
              <implementation class="%1$s"/>
              <reference name="dataSource" interface="javax.sql.DataSource" bind="setDataSource"
                         target="(osgi.jndi.service.name=%2$s)"/>
              <reference name="http" interface="org.osgi.service.http.HttpService" bind="setHttp"/>
            </scr:component>
            """;

    private RawBundle() {}

    /** The servlet on the data source of a domain. */
    static void deploy(Path home, Class<?> servlet, String domain) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.matricula.benchmarks.raw");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Service-Component", "OSGI-INF/raw.xml");
        headers.putValue(
                "Import-Package",
                "javax.servlet;version=\"[3.1,5)\",javax.servlet.http;version=\"[3.1,5)\",javax.sql,"
                        + "org.osgi.service.http;version=\"[1.2,2)\","
                        + "com.fasterxml.jackson.core;version=\"[2,3)\"");
        Path jar = Files.createTempFile("raw", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("OSGI-INF/raw.xml"));
            out.write(COMPONENT.formatted(servlet.getName(), domain).getBytes(StandardCharsets.UTF_8));
            String name = servlet.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (InputStream in = servlet.getResourceAsStream("/" + name)) {
                in.transferTo(out);
            }
        }
        Files.move(jar, home.resolve("deploy/raw.jar"), StandardCopyOption.REPLACE_EXISTING);
    }
}
