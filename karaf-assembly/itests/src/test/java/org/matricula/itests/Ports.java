package org.matricula.itests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Where a container listens. All are below the ports that systems give to outgoing connections (from 32768 on), any of
 * which may be in use when a container starts.
 *
 * @param http HTTP
 * @param ssh the shell
 * @param registry the registry of JMX
 * @param server JMX itself
 */
record Ports(int http, int ssh, int registry, int server) {

    private static final int SSH = -80;
    private static final int REGISTRY = -7000;
    private static final int SERVER = 1000;

    /** The ports of the n-th container of the tests. */
    static Ports number(int n) {
        int http = Integer.getInteger("matricula.port", 8191) + n;
        return new Ports(http, http + SSH, http + REGISTRY, http + SERVER);
    }

    /** Fails at once when somebody else listens there. */
    void requireFree() {
        IntStream.of(http, ssh, registry, server).forEach(port -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                throw new IllegalStateException("port " + port + " is taken; choose others with -Ditests.port=...", e);
            }
        });
    }
}
