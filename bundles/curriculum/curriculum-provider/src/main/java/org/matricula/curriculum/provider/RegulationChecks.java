package org.matricula.curriculum.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks the pack that governs a version in its effective session. Policies are asked by their names on the wire, so that
 * any family can answer; one that the pack does not have is said to have no rule, and nothing is guessed.
 */
@Component(service = RegulationChecks.class)
public final class RegulationChecks {

    private static final String CREDIT = "credit";
    private static final String TITLE = "title";
    private static final String LOAD = "load";
    private static final String CONFERMENT = "conferment";
    private static final String DESIGN = "course-design";
    private static final String PERIOD = "registration-period";
    private static final String AWARD_TITLE = "award-title";
    private static final String DEROGATION = "derogation";

    // the regulations choose between these two; other awards may be combined too (AMB-T-148)
    private static final List<String> ARTS_OR_SCIENCE = List.of("BA", "BSC");

    private static final List<String> SINGLE_ARTS_OR_SCIENCE = List.of("BA", "BSC", "MA", "MSC");
    private static final Map<String, String> CYCLES =
            Map.of("BACHELORS", "BACHELORS", "BACHELORS_HONS", "BACHELORS", "MASTERS", "MASTERS");

    private final Regulations regulations;
    private final Evaluation evaluation;

    /** Asks the engine. */
    @Activate
    public RegulationChecks(@Reference Regulations regulations, @Reference Evaluation evaluation) {
        this.regulations = regulations;
        this.evaluation = evaluation;
    }

    /**
     * What the regulations say of a version: its award, titles and places of its combinations, the load of its stages,
     * the sizes of its modules, the length of its placements.
     *
     * @throws ProblemException 409 when no pack is in force
     */
    List<CurriculumCheck> of(
            Caller caller, ProgrammeVersion version, Programme programme, Award award, Map<String, Module> modules) {
        Pack pack = regulations
                .resolve(new GoverningEvent(version.institution(), programme.code(), version.effectiveFrom()))
                .pack();
        Asked asked = new Asked(caller.acting(caller.scope(), Regulations.READ), pack, subject(version));
        award(asked, award);
        version.structure().routes().forEach(route -> {
            if (route.kind() == Route.Kind.SINGLE) {
                subjectTitles(asked, route, award);
                designations(asked, route, award);
            } else {
                combination(asked, route, award);
            }
        });
        version.structure().routes().forEach(route -> {
            credit(asked, version, route, award, modules);
            period(asked, version, route, award);
        });
        loads(asked, version, programme);
        sizes(asked, version, modules);
        placements(asked, version);
        List<CurriculumCheck> checks = new ArrayList<>(asked.checks.stream()
                .map(check -> Departures.of(version, check)
                        .map(departure -> departing(asked, version, check, departure))
                        .orElse(check))
                .toList());
        checks.addAll(Departures.unused(
                version,
                asked.checks.stream()
                        .filter(check -> check.result() == Result.REFUSED || asked.derogated.contains(check))
                        .toList()));
        return checks;
    }

    /** Whether a departure from what a rule says without exception stands is ruled by the policy of departures (A.2.2.2). */
    private CurriculumCheck departing(
            Asked asked, ProgrammeVersion version, CurriculumCheck check, Departure departure) {
        Map<String, Object> facts = Map.of(
                "concerns",
                concern(check),
                "professional_body",
                departure.professionalBody() != null,
                "approved",
                true,
                "evidence",
                true,
                "scope",
                check.subject(),
                "from",
                version.effectiveFrom().toString());
        CurriculumCheck ruled = asked.check(
                DEROGATION,
                check.subject(),
                facts,
                ruling -> Boolean.TRUE.equals(ruling.outcome().get("permitted"))
                        ? asked.met(DEROGATION, check.subject(), ruling, "DEROGATION", "It may depart.")
                        : asked.refused(
                                DEROGATION,
                                check.subject(),
                                ruling,
                                first(ruling.outcome().get("reasons")),
                                "It may not depart."));
        return ruled.result() == Result.REFUSED
                ? Departures.refused(check, ruled)
                : Departures.resting(check, departure);
    }

    private static String concern(CurriculumCheck check) {
        if (!check.policy().equals(CREDIT)) {
            return "OTHER";
        }
        return check.subject().startsWith("module ") ? "MODULE_STRUCTURE" : "LEVEL_AND_CREDIT";
    }

    static String subject(ProgrammeVersion version) {
        return "programme " + version.programmeCode() + " version " + version.number();
    }

    private void award(Asked asked, Award award) {
        Map<String, Object> facts = Map.of(
                "award",
                award.code(),
                "course_validated",
                true,
                "enrolled",
                true,
                "assessed",
                true,
                "board_recommends",
                true);
        String subject = asked.version + ", award " + award.code();
        asked.ask(CONFERMENT, subject, facts, ruling -> {
            Map<String, Object> says = ruling.outcome();
            if (!Boolean.TRUE.equals(says.get("permitted"))) {
                return asked.refused(
                        CONFERMENT,
                        subject,
                        ruling,
                        first(says.get("reasons")),
                        "The award is not in the catalogue of the regulations: it cannot be conferred (T-AW-1).");
            }
            Object level = says.get("level");
            if (!award.family().equals(says.get("family"))
                    || level != null && !String.valueOf(level).equals(String.valueOf(award.level()))) {
                return asked.refused(
                        CONFERMENT,
                        subject,
                        ruling,
                        "CATALOGUE_DIFFERS",
                        "The catalogue has it in the family " + says.get("family") + " at level " + level + ", not in "
                                + award.family() + " at level " + award.level() + ".");
            }
            return asked.met(CONFERMENT, subject, ruling, "IN_CATALOGUE", "The award is in the catalogue.");
        });
    }

    private void combination(Asked asked, Route route, Award award) {
        title(asked, route, award);
        subjectTitles(asked, route, award);
        route.subjects().stream()
                .filter(subject -> subject.name().equals(route.placementSubject()))
                .forEach(subject -> placement(asked, route, subject));
    }

    private void placement(Asked asked, Route route, RouteSubject relevant) {
        Map<String, Object> facts = Map.of(
                "check",
                "PLACEMENT",
                "pattern",
                route.kind().name(),
                "relevant_to",
                relevant.role().name());
        String subject = asked.version + ", route " + route.code();
        asked.ask(DESIGN, subject, facts, ruling -> {
            Map<String, Object> says = ruling.outcome();
            if (!Boolean.TRUE.equals(says.get("permitted"))) {
                return asked.refused(
                        DESIGN,
                        subject,
                        ruling,
                        first(says.get("reasons")),
                        "The placement cannot be relevant to " + relevant.name() + ", the " + relevant.role() + ".");
            }
            String responsible = relevant.faculty() == null ? "that runs " + relevant.name() : relevant.faculty();
            return asked.met(
                    DESIGN,
                    subject,
                    ruling,
                    "PLACEMENT",
                    "The placement is relevant to " + relevant.name() + "; the faculty " + responsible
                            + " is responsible for it.");
        });
    }

    /** Whoever passes all that a route offers has to have the credit of the award, at its levels (T-AW-4). */
    private void credit(Asked asked, ProgrammeVersion version, Route route, Award award, Map<String, Module> modules) {
        if (award.credits() == 0
                || version.structure().stages().isEmpty()
                || !StageChoice.onRoute(version.structure(), route).stream()
                        .allMatch(rule -> modules.keySet().containsAll(rule.modules()))) {
            return;
        }
        BestRecord record = new BestRecord(version.structure(), route, award, modules);
        String subject = asked.version + ", route " + route.code();
        CurriculumCheck found = null;
        for (List<Map<String, Object>> modulesPassed : record.all()) {
            Map<String, Object> facts = Map.of("check", "AWARD", "award", award.family(), "modules", modulesPassed);
            CurriculumCheck check = asked.check(CREDIT, subject, facts, ruling -> {
                Map<String, Object> says = ruling.outcome();
                return Boolean.TRUE.equals(says.get("qualifies"))
                        ? asked.met(CREDIT, subject, ruling, "CREDIT_OF_AWARD", "It leads to the credit of the award.")
                        : asked.refused(
                                CREDIT,
                                subject,
                                ruling,
                                first(says.get("unmet")),
                                "Whoever passes all of it does not have the credit of the award " + award.code() + ": "
                                        + says.get("unmet") + ".");
            });
            if (found == null || check.result() != Result.REFUSED) {
                found = check;
            }
        }
        asked.checks.add(found);
    }

    private void period(Asked asked, ProgrammeVersion version, Route route, Award award) {
        if (route.years() == null) {
            return;
        }
        String subject = asked.version + ", route " + route.code();
        int stages = version.structure().stages(route).size();
        boolean accelerated = route.features().contains(Route.Feature.ACCELERATED);
        Map<String, Object> facts = Map.of(
                "award",
                ProgrammeStructure.periodRow(award.family(), accelerated, stages),
                "completed",
                true,
                "periods",
                List.of(Map.of("mode", route.mode().name(), "years", route.years())));
        asked.checks.add(asked.check(PERIOD, subject, facts, ruling -> {
            Map<String, Object> says = ruling.outcome();
            String status = String.valueOf(says.get("status"));
            String wording = route.years().stripTrailingZeros().toPlainString() + " years " + route.mode()
                    + "; the periods of registration are " + says.get("min_years") + " to " + says.get("max_years")
                    + ".";
            return switch (status) {
                case "WITHIN" -> asked.met(PERIOD, subject, ruling, status, wording);
                case "NO_RULE" -> asked.check(
                        PERIOD, subject, Result.NO_RULE, status, null, "The table of periods has no row for it.");
                default -> asked.refused(PERIOD, subject, ruling, status, wording);
            };
        }));
    }

    private void subjectTitles(Asked asked, Route route, Award award) {
        boolean combined = route.kind() != Route.Kind.SINGLE;
        for (RouteSubject one : route.subjects()) {
            String subject = asked.version + ", route " + route.code() + ", subject " + one.name();
            Map<String, Object> facts =
                    Map.of("check", "SUBJECT_TITLE", "award", award.code(), "subject", one.name(), "package", combined);
            String met = combined ? "PACKAGE_TITLE" : "SUBJECT_TITLE";
            asked.ask(AWARD_TITLE, subject, facts, ruling -> {
                Map<String, Object> says = ruling.outcome();
                return Boolean.TRUE.equals(says.get("permitted"))
                        ? asked.met(AWARD_TITLE, subject, ruling, met, "A proper title of a subject.")
                        : asked.refused(
                                AWARD_TITLE,
                                subject,
                                ruling,
                                first(says.get("reasons")),
                                "'" + one.name() + "' is not as the title of a subject normally is.");
            });
        }
    }

    /** The side of the one subject decides between an arts and a science degree (T-TI-9). */
    private void designations(Asked asked, Route route, Award award) {
        if (!CYCLES.containsKey(award.family()) || !isOf(award, SINGLE_ARTS_OR_SCIENCE)) {
            return;
        }
        for (RouteSubject one : route.subjects()) {
            String subject = asked.version + ", route " + route.code() + ", subject " + one.name();
            Map<String, Object> facts = Map.of(
                    "check",
                    "DESIGNATION",
                    "cycle",
                    CYCLES.get(award.family()),
                    "field",
                    one.area().name());
            asked.ask(AWARD_TITLE, subject, facts, ruling -> {
                List<String> open = texts(ruling.outcome().get("designations"));
                if (open.isEmpty()) {
                    return asked.noRule(AWARD_TITLE, subject);
                }
                return isOf(award, open)
                        ? asked.met(AWARD_TITLE, subject, ruling, "DESIGNATION", award.code() + " suits its side.")
                        : asked.refused(
                                AWARD_TITLE,
                                subject,
                                clause(ruling, "T-TI-9"),
                                "DESIGNATION_DIFFERS",
                                "Its award has to be one of " + open + ", not " + award.code() + ".");
            });
        }
    }

    private static List<String> texts(Object codes) {
        return codes instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void title(Asked asked, Route route, Award award) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pattern", route.kind().name());
        facts.put("self_built", route.selfBuilt());
        facts.put(
                "subjects",
                route.subjects().stream().map(RegulationChecks::subjectFacts).toList());
        String subject = asked.version + ", route " + route.code();
        asked.ask(TITLE, subject, facts, ruling -> {
            Map<String, Object> says = ruling.outcome();
            if (!Boolean.TRUE.equals(says.get("valid"))) {
                String reason = String.valueOf(says.get("reason"));
                return asked.refused(TITLE, subject, ruling, reason, "The combination is not allowed: " + reason + ".");
            }
            String title = String.valueOf(says.get("subject_title"));
            if (!title.equals(route.title())) {
                return asked.refused(
                        TITLE,
                        subject,
                        clause(ruling, "T-TI-2"),
                        "TITLE_DIFFERS",
                        "Its title has to be '" + title + "', not '" + route.title() + "'.");
            }
            String designation = String.valueOf(says.get("designation"));
            if (isOf(award, ARTS_OR_SCIENCE) && !isOf(award, List.of(designation))) {
                return asked.refused(
                        TITLE,
                        subject,
                        clause(ruling, "T-TI-3"),
                        "DESIGNATION_DIFFERS",
                        "Its award has to be a " + designation + ", not " + award.code() + ".");
            }
            Object home = says.get("located_in");
            if (home == null) {
                return asked.check(
                        TITLE,
                        subject,
                        Result.DISCRETION,
                        "LOCATION_OPEN",
                        clause(ruling, "T-TI-5"),
                        "The regulations do not settle which faculty it belongs to.");
            }
            if (route.faculty() != null && !route.faculty().equals(home)) {
                return asked.refused(
                        TITLE,
                        subject,
                        clause(ruling, "T-TI-5"),
                        "LOCATION_DIFFERS",
                        "It belongs to the faculty " + home + ", not to " + route.faculty() + ".");
            }
            return asked.met(
                    TITLE, subject, ruling, "TITLE", award.code() + " " + title + ", at the faculty " + home + ".");
        });
    }

    private static boolean isOf(Award award, List<String> degrees) {
        return degrees.stream()
                .anyMatch(degree -> award.code().equals(degree) || award.code().startsWith(degree + "_"));
    }

    private static Map<String, Object> subjectFacts(RouteSubject subject) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", subject.name());
        facts.put("area", subject.area().name());
        facts.put("role", subject.role().name());
        facts.put("faculty", subject.faculty());
        facts.put("credits_l5", amount(subject.creditsLevel5()));
        facts.put("credits_l6", amount(subject.creditsLevel6()));
        facts.put("dissertation", subject.dissertation().name());
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    // a part-time student takes a stage in more than a session, so that its credits are no load
    private void loads(Asked asked, ProgrammeVersion version, Programme programme) {
        boolean fullTime = version.structure().routes().stream().anyMatch(route -> route.mode() == Route.Mode.FT);
        if (!fullTime) {
            return;
        }
        for (Stage stage : version.structure().stages()) {
            if (stage.kind() == Stage.Kind.PLACEMENT || stage.credits() == 0) {
                continue;
            }
            String subject = asked.version + ", stage " + stage.code();
            Map<String, Object> facts = Map.of("group", programme.group(), "credits", amount(stage.credits()));
            asked.ask(LOAD, subject, facts, ruling -> {
                Map<String, Object> says = ruling.outcome();
                String status = String.valueOf(says.get("status"));
                String wording = stage.credits() + " credits in a session; the limits are " + says.get("min") + " to "
                        + says.get("max") + ".";
                return "WITHIN".equals(status)
                        ? asked.met(LOAD, subject, ruling, status, wording)
                        : asked.refused(LOAD, subject, ruling, status, wording);
            });
        }
    }

    private void sizes(Asked asked, ProgrammeVersion version, Map<String, Module> modules) {
        for (Module module : new TreeMap<>(modules).values()) {
            CurriculumCheck check = size(asked, module, false);
            // the clause itself knows of larger ones by derogation (T-MD-2; AMB-T-234)
            Optional<Departure> departure = Departures.of(version, check)
                    .filter(any -> size(asked, module, true).result() == Result.MET);
            if (departure.isPresent()) {
                check = Departures.resting(check, departure.get());
                asked.derogated.add(check);
            }
            asked.checks.add(check);
        }
    }

    private static CurriculumCheck size(Asked asked, Module module, boolean derogation) {
        String subject = "module " + module.code();
        Map<String, Object> facts = Map.of(
                "check",
                "MODULE_SIZE",
                "credits",
                amount(module.credits()),
                "kind",
                module.kind(),
                "derogation",
                derogation);
        return asked.check(CREDIT, subject, facts, ruling -> {
            Map<String, Object> says = ruling.outcome();
            return Boolean.TRUE.equals(says.get("valid"))
                    ? asked.met(CREDIT, subject, ruling, "SIZE", module.credits() + " credits are a proper size.")
                    : asked.refused(
                            CREDIT,
                            subject,
                            ruling,
                            String.valueOf(says.get("reason")),
                            module.credits() + " credits are no size for a module of kind " + module.kind() + ".");
        });
    }

    private void placements(Asked asked, ProgrammeVersion version) {
        boolean sandwich = version.structure().routes().stream()
                .anyMatch(route -> route.features().contains(Route.Feature.SANDWICH));
        for (Stage stage : version.structure().stages()) {
            if (!sandwich || stage.kind() != Stage.Kind.PLACEMENT) {
                continue;
            }
            String subject = asked.version + ", stage " + stage.code();
            Map<String, Object> facts = Map.of(
                    "check",
                    "WORK_EXPERIENCE_LENGTH",
                    "award",
                    "SANDWICH",
                    "weeks",
                    amount(stage.weeks()),
                    "hours",
                    amount(stage.hours()));
            asked.ask(CREDIT, subject, facts, ruling -> {
                Map<String, Object> says = ruling.outcome();
                String wording = stage.weeks() + " weeks with " + stage.hours() + " hours of work experience.";
                return Boolean.TRUE.equals(says.get("sufficient"))
                        ? asked.met(CREDIT, subject, ruling, "LONG_ENOUGH", wording)
                        : asked.refused(CREDIT, subject, ruling, String.valueOf(says.get("reason")), wording);
            });
        }
    }

    private static BigDecimal amount(Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static String first(Object codes) {
        return codes instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : "NOT_PERMITTED";
    }

    private static String clause(Ruling<?> ruling, String rule) {
        return ruling.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::clause)
                .findFirst()
                .orElse(rule);
    }

    // where the text says what failed, else where it says anything
    private static String clause(Ruling<?> ruling) {
        return ruling.findings().stream()
                .filter(finding -> !finding.satisfied())
                .map(Finding::clause)
                .findFirst()
                .orElseGet(() -> ruling.findings().stream()
                        .map(Finding::clause)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    /** Makes a check of a ruling. */
    @FunctionalInterface
    private interface Reading {
        CurriculumCheck of(Ruling<Map<String, Object>> ruling);
    }

    /** The checks of one version under one pack. */
    private final class Asked {

        private final Caller caller;
        private final Pack pack;
        private final String version;
        private final List<CurriculumCheck> checks = new ArrayList<>();
        private final List<CurriculumCheck> derogated = new ArrayList<>();

        Asked(Caller caller, Pack pack, String version) {
            this.caller = caller;
            this.pack = pack;
            this.version = version;
        }

        void ask(String policy, String subject, Map<String, Object> facts, Reading reading) {
            checks.add(check(policy, subject, facts, reading));
        }

        CurriculumCheck check(String policy, String subject, Map<String, Object> facts, Reading reading) {
            if (!pack.policies().contains(policy)) {
                return noRule(policy, subject);
            }
            try {
                return reading.of(evaluation.evaluate(caller, pack, policy, facts));
            } catch (ProblemException e) {
                if (e.problem().kind() != Problem.Kind.INVALID) {
                    throw e;
                }
                return Pack.hasNoRule(e.problem()) || awardUnknown(e.problem())
                        ? noRule(policy, subject)
                        : check(
                                policy,
                                subject,
                                Result.REFUSED,
                                "FACTS",
                                null,
                                e.problem().detail());
            }
        }

        private CurriculumCheck noRule(String policy, String subject) {
            return check(
                    policy, subject, Result.NO_RULE, "NO_RULE", null, "The regulations in force have no rule for it.");
        }

        // whether it is in the catalogue is for the policy of conferment; the tables of others have rows for some
        private static boolean awardUnknown(Problem problem) {
            return problem.faults().stream().allMatch(fault -> fault.field().equals("award"));
        }

        CurriculumCheck met(String policy, String subject, Ruling<?> ruling, String code, String wording) {
            return check(policy, subject, Result.MET, code, clause(ruling), wording);
        }

        // "normally" leaves it to the approver (T-RUL-1)
        CurriculumCheck refused(String policy, String subject, Ruling<?> ruling, String code, String wording) {
            Result result = ruling.judgement().overridable() ? Result.DISCRETION : Result.REFUSED;
            return check(policy, subject, result, code, clause(ruling), wording);
        }

        CurriculumCheck refused(String policy, String subject, String clause, String code, String wording) {
            return check(policy, subject, Result.REFUSED, code, clause, wording);
        }

        CurriculumCheck check(
                String policy, String subject, Result result, String code, String clause, String wording) {
            return new CurriculumCheck(
                    subject, policy, result, code, clause, wording, pack.ref().toString());
        }
    }
}
