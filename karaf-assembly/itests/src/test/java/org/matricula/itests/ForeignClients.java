package org.matricula.itests;

import static org.junit.Assert.assertEquals;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;

/** Clients that are not ours read the SOAP contract and call all of it; run by the profile {@code foreign-clients}. */
public class ForeignClients {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final String STUDENT = "UXNUM1";
    private static final String MODULE = "UXPHP";

    @Test(timeout = 120_000)
    public void phpCallsEveryOperation() throws Exception {
        anElementWithoutMark();
        ProcessBuilder php = new ProcessBuilder(
                        "php", Path.of("src", "test", "php", "records.php").toString())
                .redirectErrorStream(true);
        // not as arguments, which every user of the machine can read
        php.environment()
                .putAll(Map.of(
                        "MATRICULA_URL",
                        "http://127.0.0.1:" + CONTAINER.get().ports().http() + "/api/soap/v1/records",
                        "MATRICULA_USER",
                        User.REGISTRAR.login(),
                        "MATRICULA_PASSWORD",
                        User.REGISTRAR.password(),
                        "MATRICULA_INSTITUTION",
                        University.USW,
                        "MATRICULA_STUDENT",
                        STUDENT,
                        "MATRICULA_MARK",
                        String.join(",", MODULE, University.SESSION, "S1", "CW"),
                        "MATRICULA_FOREIGN_USER",
                        User.PARTNER.login(),
                        "MATRICULA_FOREIGN_PASSWORD",
                        User.PARTNER.password()));
        Process process = php.start();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(System.out::println);
            assertEquals("every check of the script holds", 0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void anElementWithoutMark() {
        Rest registrar = CONTAINER.as(User.REGISTRAR);
        University university = CONTAINER.university();
        registrar
                .post("curriculum/modules", University.module(University.USW, MODULE, 20))
                .expect(201);
        String occurrence = registrar
                .post("curriculum/occurrences", University.occurrence(University.USW, MODULE))
                .expect(201)
                .id();
        registrar
                .post(
                        "registration/module-registrations",
                        University.moduleRegistration(University.USW, university.id("UX/student/1"), occurrence))
                .expect(201);
    }
}
