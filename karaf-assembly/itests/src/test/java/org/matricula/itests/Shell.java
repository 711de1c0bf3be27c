package org.matricula.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/** The container's shell over SSH, as one user. */
final class Shell implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SIGN_INS = 2;

    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;
    private final String user;
    private final String password;

    Shell(int port, String user, String password) {
        this.port = port;
        this.user = user;
        this.password = password;
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    /**
     * What a command printed.
     *
     * @param status 0 when it succeeded
     * @param text what stood on the terminal, without colours
     */
    record Output(int status, String text) {

        /** Fails unless the command succeeded. */
        Output succeeded() {
            if (status != 0 || text.contains("Error executing command")) {
                throw new AssertionError("the command failed with " + status + ": " + text);
            }
            return this;
        }
    }

    /** Runs a command to its end; the container ends the session with it. */
    Output run(String command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ClientSession session = signedIn(SIGN_INS)) {
            try (ChannelExec channel = session.createExecChannel(command)) {
                channel.setOut(output);
                channel.setErr(output);
                channel.open().verify(PATIENCE);
                if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE)
                        .contains(ClientChannelEvent.TIMEOUT)) {
                    throw new AssertionError("no end within " + PATIENCE.toSeconds() + " s: " + command);
                }
                String text = output.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*[a-zA-Z]", "");
                Integer status = channel.getExitStatus();
                return new Output(status == null ? 0 : status, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(user + ": " + command, e);
        }
    }

    /** The client loses an answer now and then and waits for ever; nothing has been asked of the shell by then. */
    private ClientSession signedIn(int tries) throws IOException {
        ClientSession session =
                client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession();
        try {
            session.addPasswordIdentity(password);
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException e) {
            session.close(true);
            if (tries > 1 && e.getCause() instanceof TimeoutException) {
                return signedIn(tries - 1);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
