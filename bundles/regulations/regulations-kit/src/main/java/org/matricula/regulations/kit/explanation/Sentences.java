package org.matricula.regulations.kit.explanation;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.regulations.api.Finding;

/** Finds the sentence for a finding and puts its facts in. */
final class Sentences {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");

    private final String policy;
    private final Map<String, String> sentences;
    private final Audience audience;

    Sentences(String policy, Map<String, String> sentences, Audience audience) {
        this.policy = policy;
        this.sentences = sentences;
        this.audience = audience;
    }

    /** The sentence; in general terms where there is no wording, or the wording asks for a fact that is not there. */
    String of(Finding finding) {
        String key = finding.code() + (finding.satisfied() ? ".met." : ".failed.") + audience.key();
        String wording = sentences.getOrDefault(policy + "." + key, sentences.get(key));
        String sentence = wording == null ? null : filled(wording, finding);
        return sentence == null ? general(finding) : sentence;
    }

    private static String filled(String wording, Finding finding) {
        Matcher place = PLACE.matcher(wording);
        StringBuilder sentence = new StringBuilder();
        while (place.find()) {
            String value = value(place.group(1), finding);
            if (value == null) {
                return null;
            }
            place.appendReplacement(sentence, Matcher.quoteReplacement(value));
        }
        return place.appendTail(sentence).toString();
    }

    private static String value(String name, Finding finding) {
        for (Finding.Fact fact : finding.facts()) {
            if (fact.name().equals(name)) {
                return ShownValue.of(name, fact.value());
            }
        }
        for (Finding.Step step : finding.steps()) {
            if (step.name().equals(name)) {
                return ShownValue.of(name, step.result());
            }
        }
        return null;
    }

    private String general(Finding finding) {
        String what = ShownValue.words(finding.code());
        if (audience == Audience.BOARD) {
            return what + (finding.satisfied() ? ": satisfied." : ": not satisfied.");
        }
        return "The rule on '" + what + "' was checked and is " + (finding.satisfied() ? "met." : "not met.");
    }
}
