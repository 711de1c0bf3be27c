package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Classification.Method;
import org.matricula.policies.taught.Classification.Variant;
import org.matricula.regulations.kit.number.Exact;

/**
 * The means of a record, before they are compared with limits.
 *
 * @param variant which way of counting was used; null where there is only one
 * @param method1 the mean of Method 1; null where it does not apply
 * @param method2 the mean of Method 2; null where it does not apply
 * @param mean the mean that decides; null where the rules do not say
 * @param method which method gave it; null where there is only one
 */
record Means(Variant variant, Exact method1, Exact method2, Exact mean, Method method) {

    /** One mean, no methods. */
    static Means single(Exact mean) {
        return new Means(null, null, null, mean, null);
    }

    /** The better of two methods; the second stands where they are equal or the first does not apply. */
    static Means better(Variant variant, Exact method1, Exact method2) {
        boolean first = method1 != null && method2.below(method1);
        return new Means(variant, method1, method2, first ? method1 : method2, first ? Method.M1 : Method.M2);
    }

    /** The rules do not say. */
    static Means open(Variant variant) {
        return new Means(variant, null, null, null, null);
    }
}
