package org.matricula.curriculum.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The titles of modules and awards as of any moment. */
public final class Titles {

    private final List<FormerTitle> former;

    /** @param former the titles that some of them bore before, in any order */
    public Titles(Collection<FormerTitle> former) {
        this.former =
                former.stream().sorted(Comparator.comparing(FormerTitle::until)).toList();
    }

    /** A module with the title that it bore at a moment; null for the present. */
    public Module at(Instant moment, Module module) {
        String title = at(moment, FormerTitle.Kind.MODULE, module.code(), module.title());
        return new Module(
                module.id(),
                module.institution(),
                module.code(),
                title,
                module.level(),
                module.credits(),
                module.core(),
                module.kind());
    }

    /** An award with the title that it bore at a moment; null for the present. */
    public Award at(Instant moment, Award award) {
        String title = at(moment, FormerTitle.Kind.AWARD, award.code(), award.title());
        return new Award(
                award.code(),
                title,
                award.family(),
                award.level(),
                award.credits(),
                award.abbreviation(),
                award.standing());
    }

    private String at(Instant moment, FormerTitle.Kind kind, String code, String present) {
        if (moment == null) {
            return present;
        }
        LocalDateTime then = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return former.stream()
                .filter(one -> one.kind() == kind
                        && one.code().equals(code)
                        && one.until().isAfter(then))
                .findFirst()
                .map(FormerTitle::title)
                .orElse(present);
    }
}
