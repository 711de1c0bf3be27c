package org.matricula.demo.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.demo.DemonstrationException;

/**
 * The ports of the container. That of HTTP is asked for and must be free; the others move up to the next free one.
 *
 * @param http for REST and SOAP
 * @param shell for the shell over SSH
 * @param registry for JMX
 * @param management for JMX
 */
public record Ports(int http, int shell, int registry, int management) {

    private static final int SHELL = 8101;
    private static final int REGISTRY = 1099;
    private static final int MANAGEMENT = 1299;
    private static final int TRIES = 100;

    /** Free ports. */
    public static Ports free(int http) {
        if (!isFree(http)) {
            throw new DemonstrationException("Port " + http
                    + " is taken, perhaps by an earlier demonstration; take another one: -Ddemo.port=" + (http + 1));
        }
        return new Ports(http, next(SHELL), next(REGISTRY), next(MANAGEMENT));
    }

    /** Writes them into the configuration of an unpacked distribution. */
    void configure(Path etc) throws IOException {
        set(etc.resolve("org.ops4j.pax.web.cfg"), "org.osgi.service.http.port", http);
        set(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort", shell);
        set(etc.resolve("org.apache.karaf.management.cfg"), "rmiRegistryPort", registry);
        set(etc.resolve("org.apache.karaf.management.cfg"), "rmiServerPort", management);
    }

    private static void set(Path file, String name, int port) throws IOException {
        String before = Files.readString(file);
        Matcher line = Pattern.compile("(?m)^(" + Pattern.quote(name) + "\\s*=\\s*).*$")
                .matcher(before);
        if (!line.find()) {
            throw new DemonstrationException(file + " does not set " + name);
        }
        Files.writeString(file, line.replaceFirst("$1" + port));
    }

    private static int next(int first) {
        for (int port = first; port < first + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new DemonstrationException("No port from " + first + " to " + (first + TRIES - 1) + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
