package org.matricula.curriculum.provider.rest;

/**
 * A draft that is submitted.
 *
 * @param evidence what the approval can rest on: minutes, consultation of students, the external examiner's consent
 *     (A.2.2.4); may be absent
 */
public record SubmissionBody(String evidence) {}
