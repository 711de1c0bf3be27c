package org.matricula.policies.taught;

/** How a course is delivered. */
public enum Delivery {
    /** Modules run side by side. */
    LINEAR,
    /** Modules run one after another. */
    BLOCK
}
