package org.matricula.assessment.provider.rest;

import org.matricula.kernel.api.job.JobId;

/**
 * A job that was started.
 *
 * @param id under which its progress can be read at {@code jobs/}
 */
record StartedJob(JobId id) {}
