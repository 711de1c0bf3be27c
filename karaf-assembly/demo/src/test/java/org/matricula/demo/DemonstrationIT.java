package org.matricula.demo;

import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The first command of the README, with few students: from the unpacked distribution to the report. */
public class DemonstrationIT {

    private static final String STUDENTS = "300";

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Before
    public void reads() {
        System.setOut(new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    @After
    public void shows() {
        System.setOut(before);
        System.out.print(screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void theUniversityAndItsCollegeGoThroughTheirBoards() throws IOException {
        System.setProperty("demo.students", STUDENTS);
        System.setProperty("demo.exit", "true");
        System.setProperty("demo.port", String.valueOf(freePort()));

        Demonstration.main(new String[0]);

        for (String part : List.of(
                "[9/9] Report", "  by class\n", "Refused rows: none of what was generated", "  a transcript, ")) {
            assertTrue(part, screen.toString(StandardCharsets.UTF_8).contains(part));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
