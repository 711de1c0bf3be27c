package org.matricula.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.demo.client.Api;
import org.matricula.demo.container.Container;
import org.matricula.demo.container.Ports;
import org.matricula.demo.generator.Campus;
import org.matricula.demo.generator.Generator;
import org.matricula.demo.run.BoardMeeting;
import org.matricula.demo.run.Computations;
import org.matricula.demo.run.Loading;
import org.matricula.demo.run.Packs;
import org.matricula.demo.run.PartnerUser;
import org.matricula.demo.run.Readiness;
import org.matricula.demo.run.RegistrarSummary;
import org.matricula.demo.run.Stage;

/** Boots the distribution, loads a synthetic university with its partner college, runs their boards and reports. */
public final class Demonstration {

    private static final int STEPS = 9;

    private final Options options;
    private final Screen screen;

    private Demonstration(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /** Runs with the options of the system properties {@code demo.*}. */
    public static void main(String[] arguments) {
        Screen screen = new Screen(System.out, STEPS);
        new Demonstration(Options.of(System.getProperties()), screen).run();
    }

    private void run() {
        screen.line("Matricula: a synthetic university and its partner college go through their boards");
        screen.step("Unpack the distribution");
        Container container = Container.unpack(options.distribution(), options.directory(), Ports.free(options.port()));
        screen.say("in %s", container.home());
        try {
            Stage stage = boot(container);
            perform(stage);
            if (!options.exit()) {
                screen.line("");
                screen.line("The platform keeps serving. Stop it with Ctrl-C.");
                container.serve();
            }
        } finally {
            container.stop();
        }
    }

    private Stage boot(Container container) {
        screen.step("Start the container");
        container.start();
        screen.say(
                "HTTP on port %d, shell on %d; log: %s",
                container.ports().http(),
                container.ports().shell(),
                container.home().resolve("data/log/karaf.log"));
        Api api = Readiness.await(container, screen);
        return new Stage(container, api, screen);
    }

    private void perform(Stage stage) {
        screen.step("Generate the university and the college");
        List<Campus> campuses = new Generator().generate(options.students());
        campuses.forEach(c -> screen.say("%s: %,d students", c.name(), c.students()));
        Loading loading = new Loading(stage);
        screen.step("Set up institutions, sessions and closure days");
        campuses.forEach(loading::institution);
        screen.step("Put the regulations into force");
        Packs packs = new Packs(stage);
        campuses.forEach(campus -> packs.activate(campus.pack()));
        screen.step("Import curriculum, students, registrations and marks");
        campuses.forEach(loading::files);
        long refused = loading.faulty(campuses.get(0));
        screen.step("Compute module results");
        campuses.forEach(new Computations(stage)::compute);
        screen.step("Run the boards");
        Map<Campus, String> meetings = new LinkedHashMap<>();
        campuses.forEach(campus -> meetings.put(campus, new BoardMeeting(stage).hold(campus)));
        screen.step("Report");
        report(stage, meetings, refused);
    }

    private void report(Stage stage, Map<Campus, String> meetings, long refused) {
        RegistrarSummary summary = new RegistrarSummary(stage);
        Map<String, JsonNode> summaries = new LinkedHashMap<>();
        meetings.forEach((campus, meeting) -> summaries.put(meeting, summary.print(campus, meeting)));
        screen.line("");
        screen.line("Refused rows: none of what was generated; all %d of the file that was wrong on purpose"
                .formatted(refused));
        Map.Entry<String, JsonNode> first = summaries.entrySet().iterator().next();
        String student = summary.explain(first.getKey(), first.getValue());
        List<Campus> campuses = List.copyOf(meetings.keySet());
        screen.line("");
        if (student != null) {
            new PartnerUser(stage).look(campuses.get(1).code(), student);
        }
        screen.over();
        summary.times();
        urls(stage, meetings, student);
    }

    private void urls(Stage stage, Map<Campus, String> meetings, String student) {
        Api api = stage.api();
        screen.line("");
        screen.line("Have a look (user 'administrator', password in "
                + stage.container().passwordFile() + ")");
        screen.line("  what is up                 " + api.url("status"));
        screen.line("  the interface described    " + api.url("openapi.json"));
        meetings.forEach((campus, meeting) -> screen.line("  %-26s %s"
                .formatted("board of " + campus.code(), api.url("boards/meetings/" + meeting + "/summary"))));
        if (student != null) {
            int bytes = api.size("documents/students/" + student + "/drafts/TRANSCRIPT/pdf");
            screen.line("  a transcript, %,d bytes  %s"
                    .formatted(bytes, api.url("documents/students/" + student + "/drafts/TRANSCRIPT/pdf")));
            screen.line("  that student's results     " + api.url("assessment/students/" + student + "/results"));
        }
        api.soap().ifPresent(url -> screen.line("  the SOAP contract          " + url));
        screen.line("  from the command line      curl -u administrator:$(cat "
                + stage.container().passwordFile() + ") " + api.url("regulations/packs"));
        screen.line("  the shell                  ssh -p "
                + stage.container().ports().shell() + " administrator@localhost");
    }
}
