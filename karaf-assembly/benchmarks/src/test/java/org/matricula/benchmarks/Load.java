package org.matricula.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * Clients on connections that stay open, each sending its next request when the last is answered. On bare sockets,
 * because on a small machine a richer client would take the server's time.
 */
final class Load {

    private static final String LENGTH = "content-length:";

    private Load() {}

    /** What was measured; latencies in nanoseconds, in order. */
    record Measured(long[] latencies, double seconds, double serverCpuSeconds) {

        double requestsPerSecond() {
            return latencies.length / seconds;
        }

        double millis(double quantile) {
            return latencies[(int) (quantile * (latencies.length - 1))] / 1e6;
        }

        double cpuMicros() {
            return serverCpuSeconds * 1e6 / latencies.length;
        }

        Measured and(Measured other) {
            long[] all = LongStream.concat(Arrays.stream(latencies), Arrays.stream(other.latencies))
                    .sorted()
                    .toArray();
            return new Measured(all, seconds + other.seconds, serverCpuSeconds + other.serverCpuSeconds);
        }
    }

    /** What a client does again and again; one such visit is one latency. */
    @FunctionalInterface
    interface Visit {

        void go(Line line, Random random) throws IOException;
    }

    /** One of these paths at random, asked for with the same authorization. */
    static Measured run(ProcessHandle server, List<String> paths, String authorization, int connections, Duration time)
            throws Exception {
        return run(
                server,
                (line, random) -> line.get(paths.get(random.nextInt(paths.size())), authorization),
                connections,
                time);
    }

    static Measured run(ProcessHandle server, Visit visit, int connections, Duration time) throws Exception {
        long until = System.nanoTime() + time.toNanos();
        return run(server, visit, connections, () -> System.nanoTime() < until);
    }

    /** Until somebody says that it is enough; he is asked before every visit. */
    static Measured run(ProcessHandle server, Visit visit, int connections, BooleanSupplier more) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            Duration cpu = server.info().totalCpuDuration().orElse(Duration.ZERO);
            long began = System.nanoTime();
            List<Callable<long[]>> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Random random = new Random(i);
                clients.add(() -> client(visit, random, more));
            }
            List<long[]> answered = new ArrayList<>();
            for (Future<long[]> client : threads.invokeAll(clients)) {
                answered.add(client.get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Duration used =
                    server.info().totalCpuDuration().orElse(Duration.ZERO).minus(cpu);
            return new Measured(
                    answered.stream().flatMapToLong(Arrays::stream).sorted().toArray(), seconds, used.toNanos() / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] client(Visit visit, Random random, BooleanSupplier more) throws IOException {
        long[] latencies = new long[1024];
        int count = 0;
        try (Line line = new Line()) {
            while (more.getAsBoolean()) {
                long now = System.nanoTime();
                visit.go(line, random);
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, count * 2);
                }
                latencies[count++] = System.nanoTime() - now;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    /** An open connection. */
    static final class Line implements AutoCloseable {

        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        Line() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), Installation.HTTP);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
        }

        /** The body of an answer that must be 200. */
        byte[] get(String path, String authorization) throws IOException {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json, text/plain\r\n"
                    + (authorization == null ? "" : "Authorization: " + authorization + "\r\n") + "\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status + " for " + path);
            }
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                    length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                }
            }
            if (length < 0) {
                throw new IOException("an answer without its length: " + path);
            }
            return in.readNBytes(length);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
