package org.matricula.kernel.rest;

import org.matricula.kernel.api.job.JobId;

/**
 * A job that was started.
 *
 * @param id its identity; its progress can be read under {@code /api/v1/jobs}
 */
public record StartedJob(JobId id) {}
