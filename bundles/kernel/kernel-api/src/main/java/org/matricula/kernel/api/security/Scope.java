package org.matricula.kernel.api.security;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;

/**
 * The institutions whose records somebody may see and change. Every store method on a student's data takes one. The
 * scope of an awarding body's staff holds its partners too; it is resolved when the caller signs in.
 */
public final class Scope {

    private static final Scope ALL = new Scope(null);

    private final Set<InstitutionCode> institutions;

    private Scope(Set<InstitutionCode> institutions) {
        this.institutions = institutions;
    }

    /** Every institution, also those that come later. */
    public static Scope all() {
        return ALL;
    }

    /** These institutions and no others; an empty collection allows nothing. */
    public static Scope of(Collection<InstitutionCode> institutions) {
        return new Scope(new TreeSet<>(institutions));
    }

    /** True when no institution is excluded. */
    public boolean isAll() {
        return institutions == null;
    }

    /**
     * The institutions, in order.
     *
     * @throws IllegalStateException when the scope is all institutions; ask {@link #isAll} first
     */
    public Set<InstitutionCode> institutions() {
        if (institutions == null) {
            throw new IllegalStateException("the scope is every institution and has no list");
        }
        return java.util.Collections.unmodifiableSet(institutions);
    }

    /** True when the institution's records are within the scope. */
    public boolean contains(InstitutionCode institution) {
        return institutions == null || institutions.contains(institution);
    }

    /** The institutions that lie in both scopes. */
    public Scope intersect(Scope other) {
        if (isAll()) {
            return other;
        }
        if (other.isAll()) {
            return this;
        }
        Set<InstitutionCode> both = new TreeSet<>(institutions);
        both.retainAll(other.institutions);
        return new Scope(both);
    }

    /**
     * Refuses work on an institution outside the scope.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 when the institution is not within the scope
     */
    public void require(InstitutionCode institution) {
        if (!contains(institution)) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "Records of institution '" + institution + "' lie outside your scope.")
                    .exception();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && java.util.Objects.equals(institutions, scope.institutions);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hashCode(institutions);
    }

    @Override
    public String toString() {
        return institutions == null ? "*" : institutions.toString();
    }
}
